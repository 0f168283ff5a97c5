package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * A certificate request at CryptoPro DSS (contract section 6.5).
 *
 * @param id the service's identifier
 * @param status where it stands
 * @param certificateId the issued certificate; null before that
 * @param encoded the PKCS#10 request (RFC 2986); null if the service did not give it
 * @since 0.1.0
 */
public record DssCertificateRequest(
        long id,
        DssRequestStatus status,
        @Nullable Long certificateId,
        @Nullable Bytes encoded) {

    /**
     * Checks that there is a status.
     *
     * @param id the service's identifier
     * @param status where it stands
     * @param certificateId the issued certificate
     * @param encoded the PKCS#10 request
     */
    public DssCertificateRequest {
        Objects.requireNonNull(status, "status");
    }

    /**
     * The issued certificate's identifier.
     *
     * @return {@link DssCertificate#id()}; empty until it is issued
     */
    public OptionalLong issued() {
        return certificateId == null ? OptionalLong.empty() : OptionalLong.of(certificateId);
    }

    /**
     * The request for a certification authority outside of the installation.
     *
     * @return the DER encoding
     */
    public Optional<Bytes> pkcs10() {
        return Optional.ofNullable(encoded);
    }

    /** Identifier and status only. */
    @Override
    public String toString() {
        return "DssCertificateRequest[" + id + ", " + status + "]";
    }
}
