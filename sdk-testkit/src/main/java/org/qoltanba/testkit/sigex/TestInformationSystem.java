package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.qoltanba.testkit.http.TlsIdentity;

/**
 * An information system of an organisation in a test: the key pair with which it calls {@link FakeSigex#systemUri()}.
 * Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class TestInformationSystem {

    private final X509Certificate certificate;
    private final PrivateKey privateKey;

    TestInformationSystem(TlsIdentity identity) {
        this.certificate = identity.certificate();
        this.privateKey = identity.privateKey();
    }

    /**
     * The certificate that stands in the settings of the organisation.
     *
     * @return self-signed; the service looks at its public key alone
     */
    public X509Certificate certificate() {
        return certificate;
    }

    /**
     * The private key.
     *
     * @return on P-256, of the JDK's own provider
     */
    public PrivateKey privateKey() {
        return privateKey;
    }

    /**
     * The certificate as a file.
     *
     * @return PEM text
     */
    public String certificatePem() {
        return pem(certificate);
    }

    /**
     * The private key as a file, as the portal offers it: {@code privateKey.pem}.
     *
     * @return PEM text, PKCS#8 without password
     */
    public String privateKeyPem() {
        return pem(new PKCS8Generator(PrivateKeyInfo.getInstance(privateKey.getEncoded()), null));
    }

    private static String pem(Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The subject, not the key. */
    @Override
    public String toString() {
        return "TestInformationSystem[" + certificate.getSubjectX500Principal() + "]";
    }
}
