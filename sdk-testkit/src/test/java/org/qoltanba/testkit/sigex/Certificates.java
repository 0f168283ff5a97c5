package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.qoltanba.testkit.http.TlsIdentity;

/** Certificates of information systems that the testkit itself does not make. */
final class Certificates {

    private Certificates() {}

    /** The same key in another certificate: other name, other number, long out of date. */
    static TlsIdentity another(TestInformationSystem system) {
        X509Certificate certificate =
                selfSigned(system.certificate().getPublicKey(), system.privateKey(), "SHA256withECDSA");
        return new TlsIdentity(certificate, certificate, system.privateKey());
    }

    /** The certificate of a key of RSA. */
    static String pem(KeyPair rsa) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(selfSigned(rsa.getPublic(), rsa.getPrivate(), "SHA256withRSA"));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static X509Certificate selfSigned(PublicKey publicKey, PrivateKey privateKey, String algorithm) {
        try {
            X500Name name = new X500Name("CN=Another");
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.TEN,
                                    Date.from(Instant.parse("2001-01-01T00:00:00Z")),
                                    Date.from(Instant.parse("2002-01-01T00:00:00Z")),
                                    name,
                                    publicKey)
                            .build(new JcaContentSignerBuilder(algorithm).build(privateKey)));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
