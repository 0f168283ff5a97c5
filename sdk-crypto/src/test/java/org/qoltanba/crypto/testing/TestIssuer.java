package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.pki.Certificates;

/**
 * An authority or signer of a test: a key and the certificates from its own up to the root. Certificates are valid from
 * a day before {@link #NOW} to a year after it, unless a test wants otherwise.
 */
public final class TestIssuer {

    /** The time of all tests. */
    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyKind kind;
    private final KeyPair pair;
    private final List<X509Certificate> chain;

    private TestIssuer(KeyKind kind, KeyPair pair, List<X509Certificate> chain) {
        this.kind = kind;
        this.pair = pair;
        this.chain = chain;
    }

    /** A self-signed authority. */
    public static TestIssuer root(KeyKind kind) {
        return new Request(null, kind, "CN=Test Root " + kind + ",C=KZ")
                .authority()
                .issue();
    }

    /** Begins a self-signed certificate. */
    public static Request selfSigned(KeyKind kind, String subject) {
        return new Request(null, kind, subject);
    }

    /** Begins a certificate below this one. */
    public Request request(KeyKind newKind, String subject) {
        return new Request(this, newKind, subject);
    }

    /** An authority below this one. */
    public TestIssuer authority(String subject) {
        return request(kind, subject).authority().issue();
    }

    /** A person who may sign documents. */
    public TestIssuer person(KeyKind newKind) {
        return request(newKind, "CN=TESTOV TEST,SURNAME=TESTOV,SERIALNUMBER=IIN123456789011,C=KZ")
                .documentSigner()
                .issue();
    }

    public KeyPair pair() {
        return pair;
    }

    public KeyKind kind() {
        return kind;
    }

    public X509Certificate x509() {
        return chain.get(0);
    }

    /** Own certificate first, root last. */
    public List<X509Certificate> chain() {
        return chain;
    }

    public SignerCertificate certificate() {
        return Certificates.of(x509());
    }

    /** Signs something the way this key does. */
    public ContentSigner contentSigner(String algorithm) {
        return kind.contentSigner(algorithm, pair.getPrivate());
    }

    /** A list made an hour ago, the next due tomorrow, that revokes nothing. */
    public Bytes emptyCrl() {
        return crl(builder -> {});
    }

    /** A list made an hour ago, the next due tomorrow, with whatever a test adds. */
    public Bytes crl(CrlContent content) {
        return crl(NOW.minus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(1)), content);
    }

    /** A list. */
    public Bytes crl(Instant thisUpdate, @Nullable Instant nextUpdate, CrlContent content) {
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(x509().getSubjectX500Principal().getEncoded()), Date.from(thisUpdate));
        if (nextUpdate != null) {
            builder.setNextUpdate(Date.from(nextUpdate));
        }
        try {
            content.addTo(builder);
            return Bytes.of(builder.build(contentSigner(kind.signature())).getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a list says. */
    @FunctionalInterface
    public interface CrlContent {
        void addTo(X509v2CRLBuilder builder) throws IOException;
    }

    /** A certificate to be issued. */
    public static final class Request {

        private record Added(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {}

        private final @Nullable TestIssuer issuer;
        private final String subject;
        private final List<Added> extensions = new ArrayList<>();
        private KeyKind kind;
        private @Nullable KeyPair pair;
        private BigInteger serialNumber = new BigInteger(120, RANDOM).setBit(119);
        private Instant notBefore = NOW.minus(Duration.ofDays(1));
        private Instant notAfter = NOW.plus(Duration.ofDays(365));
        private @Nullable String signature;

        private Request(@Nullable TestIssuer issuer, KeyKind kind, String subject) {
            this.issuer = issuer;
            this.kind = kind;
            this.subject = subject;
        }

        public Request authority() {
            return extension(Extension.basicConstraints, true, new BasicConstraints(true))
                    .keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
        }

        public Request documentSigner() {
            return keyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation)
                    .purposes(
                            KeyPurposeId.id_kp_emailProtection,
                            KeyPurposeId.getInstance(new ASN1ObjectIdentifier("1.2.398.3.3.4.1.1")));
        }

        public Request keyUsage(int usage) {
            return extension(Extension.keyUsage, true, new KeyUsage(usage));
        }

        public Request purposes(KeyPurposeId... purposes) {
            return extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        }

        public Request extension(ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
            extensions.add(new Added(type, critical, value));
            return this;
        }

        public Request serialNumber(BigInteger number) {
            this.serialNumber = number;
            return this;
        }

        public Request valid(Instant from, Instant until) {
            this.notBefore = from;
            this.notAfter = until;
            return this;
        }

        /** Certifies the key of somebody else once more. */
        public Request keyOf(TestIssuer other) {
            this.kind = other.kind;
            this.pair = other.pair;
            return this;
        }

        /** Lets the issuer sign with an algorithm of the test's choice. */
        public Request signedWith(String algorithm) {
            this.signature = algorithm;
            return this;
        }

        public TestIssuer issue() {
            KeyPair own = pair == null ? kind.generate() : pair;
            X500Name issuerName = issuer == null
                    ? new X500Name(subject)
                    : X500Name.getInstance(
                            issuer.x509().getSubjectX500Principal().getEncoded());
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuerName,
                    serialNumber,
                    Date.from(notBefore),
                    Date.from(notAfter),
                    new X500Name(subject),
                    own.getPublic());
            try {
                JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
                builder.addExtension(
                        Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(own.getPublic()));
                if (issuer != null) {
                    builder.addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(issuer.pair.getPublic()));
                }
                for (Added extension : extensions) {
                    builder.addExtension(extension.type(), extension.critical(), extension.value());
                }
                TestIssuer signer = issuer == null ? new TestIssuer(kind, own, List.of()) : issuer;
                X509Certificate certificate = new JcaX509CertificateConverter()
                        .getCertificate(builder.build(
                                signer.contentSigner(signature == null ? signer.kind.signature() : signature)));
                List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
                chain.addAll(signer.chain);
                return new TestIssuer(kind, own, List.copyOf(chain));
            } catch (GeneralSecurityException | IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
