package org.qoltanba.api.dss;

import java.util.Objects;

/**
 * A time stamp service that the installation offers (contract section 4.3, {@code TspServices}).
 *
 * @param name its name
 * @param title for people; may be empty
 * @param address where it is, as the policy writes it
 * @since 0.1.0
 */
public record DssTimeStampService(String name, String title, String address) {

    /**
     * Checks that all is there.
     *
     * @param name its name
     * @param title for people
     * @param address where it is
     */
    public DssTimeStampService {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(address, "address");
    }
}
