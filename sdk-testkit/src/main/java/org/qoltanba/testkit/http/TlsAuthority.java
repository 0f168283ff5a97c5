package org.qoltanba.testkit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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
 * Issues what a server shows over TLS: good certificates, and for faults bad ones. Immutable.
 */
final class TlsAuthority {

    /** This machine. */
    static final String LOCAL = "127.0.0.1";

    private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");
    /** No well-defined end (RFC 5280 section 4.1.2.5). */
    private static final Instant UNTIL = Instant.parse("9999-12-31T23:59:59Z");
    /** Over by the clock of any machine, which is the one that a handshake goes by. */
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private static final int SERIAL_NUMBER_BITS = 159;
    private static final X500Name ROOT = new X500Name("CN=Qoltanba Test TLS Root");
    private static final String SERVER = "sigex.kz";
    private static final String ANOTHER = "another.example";

    private final KeyPair key;
    private final X509Certificate root;
    private final SecureRandom random;

    private TlsAuthority(KeyPair key, X509Certificate root, SecureRandom random) {
        this.key = key;
        this.root = root;
        this.random = random;
    }

    /** A root of its own. */
    static TlsAuthority create(SecureRandom random) {
        return making(() -> {
            KeyPair key = keyPair(random);
            X509v3CertificateBuilder root = certificate(ROOT, ROOT, UNTIL, key, random);
            root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new TlsAuthority(key, signed(root, key.getPrivate()), random);
        });
    }

    /** Somebody else of the same name, whom nobody trusts. */
    TlsAuthority twin() {
        return create(random);
    }

    /** Of a server on this machine that others know by a further name, an address or a host name. */
    TlsIdentity server(String further) {
        return issue(SERVER, UNTIL, List.of(LOCAL, further, "localhost", SERVER));
    }

    /** The same, but its time is over. */
    TlsIdentity expired(String further) {
        return issue(SERVER, LONG_AGO, List.of(LOCAL, further, "localhost", SERVER));
    }

    /** Of a server that nobody here has asked for. */
    TlsIdentity ofAnotherHost() {
        return issue(ANOTHER, UNTIL, List.of(ANOTHER));
    }

    private TlsIdentity issue(String subject, Instant until, List<String> names) {
        return making(() -> {
            KeyPair own = keyPair(random);
            X509v3CertificateBuilder server = certificate(ROOT, new X500Name("CN=" + subject), until, own, random);
            server.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            server.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
            }));
            server.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(names.stream()
                            .map(each -> new GeneralName(
                                    isAddress(each) ? GeneralName.iPAddress : GeneralName.dNSName, each))
                            .toArray(GeneralName[]::new)));
            server.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(key.getPublic()));
            return new TlsIdentity(root, signed(server, key.getPrivate()), own.getPrivate());
        });
    }

    /** Nobody else vouches for it. */
    static TlsIdentity selfSigned(String commonName, SecureRandom random) {
        return making(() -> {
            KeyPair key = keyPair(random);
            X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, commonName)
                    .build();
            X509Certificate certificate = signed(certificate(name, name, UNTIL, key, random), key.getPrivate());
            return new TlsIdentity(certificate, certificate, key.getPrivate());
        });
    }

    /** Work that fails only on a Java without the algorithms that every Java has. */
    @FunctionalInterface
    private interface Making<T> {

        T make() throws GeneralSecurityException, IOException, OperatorCreationException;
    }

    private static <T> T making(Making<T> work) {
        try {
            return work.make();
        } catch (GeneralSecurityException | IOException | OperatorCreationException impossible) {
            throw new IllegalStateException("This Java runtime cannot make a certificate for TLS.", impossible);
        }
    }

    private static boolean isAddress(String name) {
        return name.matches("[0-9.]+") || name.contains(":");
    }

    private static KeyPair keyPair(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"), random);
        return keys.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(
            X500Name issuer, X500Name subject, Instant until, KeyPair key, SecureRandom random)
            throws GeneralSecurityException, IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_NUMBER_BITS, random).setBit(SERIAL_NUMBER_BITS - 1),
                Date.from(FROM),
                Date.from(until),
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
}
