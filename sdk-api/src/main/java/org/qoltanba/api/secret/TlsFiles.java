package org.qoltanba.api.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qoltanba.api.error.KeyAccessException;

/** Reads a certificate and an unencrypted private key, each as PEM (RFC 7468) or as bare DER. */
final class TlsFiles {

    private static final int LARGEST = 256 << 10;
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private TlsFiles() {}

    static X509Certificate certificate(Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(read(file, "certificate")));
        } catch (CertificateException malformed) {
            throw new KeyAccessException(
                    "The file " + file.getFileName() + " holds no certificate. Expected is X.509 as PEM"
                            + " (-----BEGIN CERTIFICATE-----) or DER.",
                    malformed);
        }
    }

    static PrivateKey privateKey(Path file) {
        byte[] content = read(file, "private key");
        Matcher pem = PKCS8.matcher(new String(content, StandardCharsets.ISO_8859_1));
        byte[] encoded = pem.find() ? Base64.getMimeDecoder().decode(pem.group(1)) : content;
        for (String algorithm : List.of("EC", "RSA")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            } catch (InvalidKeySpecException otherKind) {
                // The next kind, then
            } catch (GeneralSecurityException missing) {
                throw new KeyAccessException("This Java cannot read keys for " + algorithm + ".", missing);
            }
        }
        // Without a cause: what goes wrong in reading a key may quote it
        throw new KeyAccessException("The file " + file.getFileName() + " holds no private key for RSA or EC. Expected"
                + " is PKCS#8 without a password, as PEM (-----BEGIN PRIVATE KEY-----) or DER.");
    }

    private static byte[] read(Path file, String what) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] read = content.readNBytes(LARGEST + 1);
            if (read.length > LARGEST) {
                throw new KeyAccessException("The file " + file.getFileName() + " is larger than " + LARGEST
                        + " bytes and cannot be a " + what + ". Check the path.");
            }
            return read;
        } catch (IOException unreadable) {
            throw new KeyAccessException(
                    "The file " + file.getFileName() + " with the " + what
                            + " cannot be read. Check the path and the rights to it.",
                    unreadable);
        }
    }
}
