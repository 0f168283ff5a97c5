package org.qoltanba.crypto.x509;

import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cache.BoundedCache;

/**
 * Reads certificates, and remembers those it has read: the same issuers come with every signature.
 *
 * <p>Safe to share between threads.
 */
public final class CertificateReader {

    private static final int REMEMBERED = 512;

    private final BoundedCache<Bytes, ParsedCertificate> known = new BoundedCache<>(REMEMBERED);

    /**
     * Reads a certificate.
     *
     * @param der the encoding, nothing before or after it
     * @return the certificate
     * @throws MalformedAsn1Exception as {@link ParsedCertificate#parse} does
     */
    public ParsedCertificate read(Bytes der) throws MalformedAsn1Exception {
        Optional<ParsedCertificate> remembered = known.find(der);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        ParsedCertificate certificate = ParsedCertificate.parse(der);
        known.put(der, certificate);
        return certificate;
    }
}
