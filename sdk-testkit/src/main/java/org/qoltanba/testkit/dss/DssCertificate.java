package org.qoltanba.testkit.dss;

import java.util.Objects;
import java.util.Optional;

/**
 * A certificate in the cloud, as it was when somebody looked.
 *
 * @param id its identifier
 * @param status {@code ACTIVE}, {@code HOLD}, {@code REVOKED}, ... (contract section 4.1)
 * @param isDefault whether it signs when the identifier 0 is given
 * @param hasPin whether its key wants a PIN
 * @param name what the user calls it
 * @since 0.1.0
 */
public record DssCertificate(int id, String status, boolean isDefault, boolean hasPin, Optional<String> name) {

    /**
     * Checks that nothing is null.
     *
     * @param id its identifier
     * @param status how it stands
     * @param isDefault whether it is the default one
     * @param hasPin whether its key wants a PIN
     * @param name what the user calls it
     */
    public DssCertificate {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(name, "name");
    }
}
