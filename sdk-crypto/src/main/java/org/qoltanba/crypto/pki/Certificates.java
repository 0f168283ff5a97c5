package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.io.BoundedFiles;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Reads and writes X.509 certificates (RFC 5280). Reading a certificate proves nothing about it.
 *
 * <p>Stateless; safe to use from any thread.
 *
 * @since 0.1.0
 */
public final class Certificates {

    private static final int LINE = 64;
    private static final int MOST_IN_ONE_FILE = 2000;

    private Certificates() {}

    /**
     * Reads an encoded certificate.
     *
     * @param der the DER encoding, at most 256 KiB, nothing before or after it
     * @return the certificate
     * @throws KeyAccessException if it is no certificate, or one of its known extensions is malformed
     */
    public static SignerCertificate parse(Bytes der) {
        Objects.requireNonNull(der, "der");
        try {
            return ParsedCertificate.parse(der);
        } catch (MalformedAsn1Exception malformed) {
            throw new KeyAccessException(
                    "This is not a certificate in DER: " + malformed.getMessage()
                            + " If it is PEM text, read it with Certificates.fromPem.",
                    malformed);
        }
    }

    /**
     * Takes over a certificate of the JDK.
     *
     * @param certificate the certificate
     * @return the same certificate
     * @throws KeyAccessException if it cannot be encoded or one of its known extensions is malformed
     */
    public static SignerCertificate of(X509Certificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        try {
            return parse(Bytes.of(certificate.getEncoded()));
        } catch (CertificateEncodingException unencodable) {
            throw new KeyAccessException("This certificate cannot be encoded. Load it anew.", unencodable);
        }
    }

    /**
     * Reads every certificate of a PEM file (RFC 7468), in the order of the file; other objects in it are passed over.
     * Blocks for the file system.
     *
     * @param file a text file of at most 4 MiB with 1 to 2000 blocks {@code -----BEGIN CERTIFICATE-----}
     * @return the certificates, at least one
     * @throws KeyAccessException if the file cannot be read or holds no certificate
     */
    public static List<SignerCertificate> fromPem(Path file) {
        Objects.requireNonNull(file, "file");
        String text = new String(BoundedFiles.read(file, "certificate file"), StandardCharsets.ISO_8859_1);
        List<SignerCertificate> certificates = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                if (object.getType().equals("CERTIFICATE") || object.getType().equals("X509 CERTIFICATE")) {
                    certificates.add(parse(Bytes.of(object.getContent())));
                }
                if (certificates.size() > MOST_IN_ONE_FILE) {
                    throw new KeyAccessException("The file '" + file + "' has more than " + MOST_IN_ONE_FILE
                            + " certificates. Split it, or keep only those that are needed.");
                }
            }
        } catch (IOException | IllegalArgumentException malformed) {
            throw new KeyAccessException(
                    "The file '" + file
                            + "' is not PEM (RFC 7468). Convert it, for example with: openssl x509 -inform DER"
                            + " -in FILE -out FILE.pem",
                    malformed);
        }
        if (certificates.isEmpty()) {
            throw new KeyAccessException("The file '" + file + "' holds no certificate in PEM, a block that begins with"
                    + " -----BEGIN CERTIFICATE-----. A DER file is converted with: openssl x509 -inform DER -in FILE -out"
                    + " FILE.pem");
        }
        return List.copyOf(certificates);
    }

    /**
     * Writes a certificate as PEM (RFC 7468 section 5).
     *
     * @param certificate the certificate
     * @return the text, with a line feed at the end of each line
     */
    public static String toPem(SignerCertificate certificate) {
        Objects.requireNonNull(certificate, "certificate");
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'})
                .encodeToString(certificate.encoded().toArray());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
