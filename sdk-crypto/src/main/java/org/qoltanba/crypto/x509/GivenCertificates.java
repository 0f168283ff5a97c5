package org.qoltanba.crypto.x509;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/** Certificates that an application hands over, as opposed to those found inside a signature: a malformed one is refused. */
public final class GivenCertificates {

    private GivenCertificates() {}

    /**
     * Reads all of them.
     *
     * @param certificates the certificates
     * @param receiver who was given them, for the message, for example {@code the verifier}
     * @return an unmodifiable list in the same order
     * @throws KeyAccessException if one is malformed
     */
    public static List<ParsedCertificate> parse(Collection<? extends SignerCertificate> certificates, String receiver) {
        List<ParsedCertificate> parsed = new ArrayList<>();
        for (SignerCertificate certificate : certificates) {
            try {
                parsed.add(ParsedCertificate.of(certificate));
            } catch (MalformedAsn1Exception malformed) {
                throw new KeyAccessException(
                        "A certificate given to " + receiver + " is malformed: " + malformed.getMessage(), malformed);
            }
        }
        return List.copyOf(parsed);
    }
}
