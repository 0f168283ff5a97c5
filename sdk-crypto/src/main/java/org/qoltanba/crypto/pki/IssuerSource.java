package org.qoltanba.crypto.pki;

import java.util.List;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * Where certificates of issuers come from that a signature lacks. Nothing that comes from here is trusted. Implementations
 * are safe to share between threads; they may block. They find nothing instead of throwing.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface IssuerSource {

    /**
     * Looks for the issuer of a certificate.
     *
     * @param certificate the certificate
     * @return certificates one of which may be the issuer's; empty if none was found
     */
    List<SignerCertificate> issuersOf(SignerCertificate certificate);

    /**
     * A source that finds nothing.
     *
     * @return the source
     */
    static IssuerSource none() {
        return certificate -> List.of();
    }
}
