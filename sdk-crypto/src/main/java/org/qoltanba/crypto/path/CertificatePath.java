package org.qoltanba.crypto.path;

import java.util.List;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Certificates from the signer's to a trust anchor's, each issued by the next: the signatures have been verified,
 * nothing else has.
 *
 * @param certificates the signer first, the anchor last; one alone if the signer is an anchor
 */
public record CertificatePath(List<ParsedCertificate> certificates) {

    /** Copies the list. */
    public CertificatePath {
        certificates = List.copyOf(certificates);
    }

    /**
     * The end entity.
     *
     * @return the first certificate
     */
    public ParsedCertificate signer() {
        return certificates.get(0);
    }

    /**
     * Whom somebody decided to trust.
     *
     * @return the last certificate
     */
    public ParsedCertificate anchor() {
        return certificates.get(certificates.size() - 1);
    }

    /**
     * Whose own properties have to be in order: the signer's even if it is the anchor, but not those of an authority
     * that somebody decided to trust.
     *
     * @return an unmodifiable list, signer first
     */
    public List<ParsedCertificate> judged() {
        return certificates.subList(0, Math.max(1, certificates.size() - 1));
    }

    /**
     * The authorities.
     *
     * @return an unmodifiable list, the signer's issuer first, the anchor last
     */
    public List<ParsedCertificate> authorities() {
        return certificates.subList(1, certificates.size());
    }
}
