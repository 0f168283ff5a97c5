package org.qoltanba.crypto.cades;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.SigningPreference;
import org.qoltanba.crypto.suite.Verification;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Bare GOST signature values without container, as some services make them. A value proves who signed what and nothing
 * else: it names no certificate and no time.
 *
 * @since 0.1.0
 */
public final class SignatureValues {

    private static final int BUFFER = 32 * 1024;

    private SignatureValues() {}

    /**
     * Verifies a value. Blocks for the document's source; memory does not grow with its size. Octets are taken in the order
     * of CMS (RFC 4490) and in the reverse one, which cryptographic providers use.
     *
     * @param value the value
     * @param document what should have been signed
     * @param certificate who should have signed
     * @return whether it is a signature of the document by the certificate's key; empty if the key is no GOST key, which
     *     leaves open how it signs
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws org.qoltanba.api.error.KeyAccessException if the certificate cannot be read
     */
    public static Optional<Boolean> verify(Bytes value, DocumentSource document, SignerCertificate certificate) {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(certificate, "certificate");
        SubjectPublicKeyInfo key = ((ParsedCertificate) Certificates.parse(certificate.encoded()))
                .holder()
                .getSubjectPublicKeyInfo();
        try {
            SignatureSuite suite =
                    AlgorithmProfile.everything().suites().findForSigning(key, SigningPreference.CLASSIC);
            if (!suite.isPrescribedByKey()) {
                return Optional.empty();
            }
            byte[] octets = value.toArray();
            return Optional.of(isOf(suite, key, document, octets) || isOf(suite, key, document, reversed(octets)));
        } catch (AlgorithmRefusedException unsupported) {
            return Optional.empty();
        }
    }

    private static boolean isOf(SignatureSuite suite, SubjectPublicKeyInfo key, DocumentSource document, byte[] value)
            throws AlgorithmRefusedException {
        Verification verification = suite.decode(key).begin(suite.signatureAlgorithm());
        try (InputStream content = document.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                verification.update(buffer, 0, read);
            }
        } catch (IOException unreadable) {
            throw new UnreadableDocumentException(
                    "The document cannot be read to its end. Check that it is still there, can be read, and does not"
                            + " change while the SDK reads it.",
                    unreadable);
        }
        return verification.verify(value);
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
