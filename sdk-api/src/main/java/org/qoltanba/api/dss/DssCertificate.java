package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * A certificate whose key lives in CryptoPro DSS (contract section 4.1).
 *
 * @param id the service's identifier
 * @param certificate the certificate itself
 * @param status whether it can be used
 * @param isDefault whether it is the user's default
 * @param hasPin whether its key asks for a PIN
 * @param name a name the user gave it; null if none
 * @since 0.1.0
 */
public record DssCertificate(
        long id,
        SignerCertificate certificate,
        DssCertificateStatus status,
        boolean isDefault,
        boolean hasPin,
        @Nullable String name) {

    /**
     * Checks that certificate and status are there.
     *
     * @param id the service's identifier
     * @param certificate the certificate itself
     * @param status whether it can be used
     * @param isDefault whether it is the user's default
     * @param hasPin whether its key asks for a PIN
     * @param name a name the user gave it
     */
    public DssCertificate {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(status, "status");
    }

    /**
     * The name the user gave it.
     *
     * @return the name, if there is one
     */
    public Optional<String> friendlyName() {
        return Optional.ofNullable(name);
    }

    /** Identifier and status only. */
    @Override
    public String toString() {
        return "DssCertificate[" + id + ", " + status + "]";
    }
}
