package org.qoltanba.examples.benchmarks;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.qoltanba.api.document.Bytes;

/**
 * A root, a signer it has certified, and its revocation list, all with keys of one kind.
 *
 * @param key the signer's key
 * @param certificate the signer's certificate, valid for a day
 * @param root the root's certificate
 * @param revocationList the root's list, in DER, with nobody on it
 */
record BenchmarkPki(PrivateKey key, X509Certificate certificate, X509Certificate root, Bytes revocationList) {

    private static final X500Name ROOT = new X500Name("CN=Benchmark root,C=KZ");
    private static final X500Name SIGNER = new X500Name("CN=Benchmark,C=KZ");

    static BenchmarkPki of(BenchmarkKind kind) {
        try {
            KeyPair authority = kind.newKeyPair();
            KeyPair signer = kind.newKeyPair();
            ContentSigner issuing = new JcaContentSignerBuilder(kind.signatureName())
                    .setProvider(BenchmarkKind.BOUNCY_CASTLE)
                    .build(authority.getPrivate());
            JcaX509v3CertificateBuilder root = certificate(ROOT, 1, authority);
            root.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            JcaX509v3CertificateBuilder person = certificate(SIGNER, 2, signer);
            person.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            if (kind == BenchmarkKind.GOST_2012_256) {
                converter.setProvider(BenchmarkKind.BOUNCY_CASTLE);
            }
            Instant now = Instant.now();
            byte[] list = new X509v2CRLBuilder(ROOT, Date.from(now.minus(Duration.ofHours(1))))
                    .setNextUpdate(Date.from(now.plus(Duration.ofDays(1))))
                    .build(issuing)
                    .getEncoded();
            return new BenchmarkPki(
                    signer.getPrivate(),
                    converter.getCertificate(person.build(issuing)),
                    converter.getCertificate(root.build(issuing)),
                    Bytes.of(list));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException("Certificates of kind " + kind + " cannot be made.", impossible);
        }
    }

    private static JcaX509v3CertificateBuilder certificate(X500Name subject, int serialNumber, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                ROOT,
                BigInteger.valueOf(serialNumber),
                Date.from(now.minus(Duration.ofHours(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                keys.getPublic());
    }
}
