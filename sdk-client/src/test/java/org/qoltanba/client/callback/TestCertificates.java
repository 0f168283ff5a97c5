package org.qoltanba.client.callback;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority for TLS, and what it issues. */
final class TestCertificates {

    /** A certificate with its key. */
    record Identity(X509Certificate certificate, PrivateKey key) {}

    private static final char[] PASSWORD = {'-'};

    private final Identity root;
    private int issued;

    TestCertificates() {
        root = issue("Test root", null, null);
    }

    X509Certificate root() {
        return root.certificate();
    }

    Identity issue(String host, KeyPurposeId... purposes) {
        return issue(host, root, new ExtendedKeyUsage(purposes));
    }

    private Identity issue(String name, @Nullable Identity issuer, @Nullable ExtendedKeyUsage purposes) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=" + name);
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer == null ? subject : new X500Name("CN=Test root"),
                    BigInteger.valueOf(++issued),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofHours(1))),
                    subject,
                    keys.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(issuer == null));
            if (purposes != null) {
                builder.addExtension(Extension.extendedKeyUsage, false, purposes);
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
            }
            PrivateKey signer = issuer == null ? keys.getPrivate() : issuer.key();
            return new Identity(
                    new JcaX509CertificateConverter()
                            .getCertificate(
                                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer))),
                    keys.getPrivate());
        } catch (Exception impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** A client that trusts this authority and shows what it is given, if anything. */
    SSLContext client(@Nullable Identity identity) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", root());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            if (identity != null) {
                own.setKeyEntry("own", identity.key(), PASSWORD, new X509Certificate[] {identity.certificate()});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
