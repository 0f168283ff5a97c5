package org.qoltanba.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.qoltanba.testkit.algorithm.Operators;

/**
 * How a server shows itself over TLS: a root of its own and a certificate for this machine and for {@code sigex.kz}, good
 * for a server and for a client. It is valid at any time, whatever the clock of the world shows: a TLS handshake goes by
 * the clock of the machine.
 *
 * @param root what a client has to trust
 * @param certificate what the server shows
 * @param privateKey the key of that certificate
 */
public record TlsIdentity(X509Certificate root, X509Certificate certificate, PrivateKey privateKey) {

    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    /** No well-defined end (RFC 5280 section 4.1.2.5). */
    private static final Instant UNTIL = Instant.parse("9999-12-31T23:59:59Z");

    private static final int SERIAL_NUMBER_BITS = 159;
    private static final X500Name ROOT = new X500Name("CN=Qoltanba Test TLS Root");
    private static final String SERVER = "sigex.kz";
    private static final String LOCAL = "127.0.0.1";

    /**
     * Makes keys and certificates.
     *
     * @param random makes keys and serial numbers
     * @return a new identity
     */
    public static TlsIdentity create(SecureRandom random) {
        return create(random, LOCAL);
    }

    /**
     * Makes keys and certificates for a server that others know by a further name.
     *
     * @param random makes keys and serial numbers
     * @param name an IP address or a host name
     * @return a new identity
     */
    public static TlsIdentity create(SecureRandom random, String name) {
        try {
            KeyPair rootKey = keyPair(random);
            KeyPair serverKey = keyPair(random);

            X509v3CertificateBuilder root = certificate(ROOT, ROOT, rootKey, random);
            root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));

            X509v3CertificateBuilder server = certificate(ROOT, new X500Name("CN=" + SERVER), serverKey, random);
            server.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            server.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            server.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, LOCAL),
                new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name),
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, SERVER)
            }));
            server.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(rootKey.getPublic()));
            return new TlsIdentity(
                    signed(root, rootKey.getPrivate()), signed(server, rootKey.getPrivate()), serverKey.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("This Java runtime cannot make a certificate for TLS.", impossible);
        }
    }

    private static boolean isAddress(String name) {
        return name.matches("[0-9.]+") || name.contains(":");
    }

    /**
     * Makes a key and a certificate that nobody else vouches for.
     *
     * @param commonName whom the certificate names
     * @param random makes key and serial number
     * @return a new identity, its own root
     */
    public static TlsIdentity selfSigned(String commonName, SecureRandom random) {
        try {
            KeyPair key = keyPair(random);
            X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, commonName)
                    .build();
            X509Certificate certificate = signed(certificate(name, name, key, random), key.getPrivate());
            return new TlsIdentity(certificate, certificate, key.getPrivate());
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("This Java runtime cannot make a certificate for TLS.", impossible);
        }
    }

    /**
     * What a TLS engine needs to show this identity, as a server or as a client.
     *
     * @return for {@link javax.net.ssl.SSLContext#init}
     */
    public KeyManager[] keyManagers() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = new char[0];
            X509Certificate[] chain = certificate.equals(root)
                    ? new X509Certificate[] {certificate}
                    : new X509Certificate[] {certificate, root};
            store.setKeyEntry("tls", privateKey, password, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("This Java runtime cannot use a key for TLS.", impossible);
        }
    }

    private static KeyPair keyPair(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"), random);
        return keys.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(
            X500Name issuer, X500Name subject, KeyPair key, SecureRandom random)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_NUMBER_BITS, random).setBit(SERIAL_NUMBER_BITS - 1),
                Date.from(FROM),
                Date.from(UNTIL),
                subject,
                key.getPublic());
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
        return builder;
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        byte[] encoded = builder.build(Operators.signer(key, "SHA256withECDSA")).getEncoded();
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
    }

    /** Names the certificate, not the key. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate.getSubjectX500Principal() + "]";
    }
}
