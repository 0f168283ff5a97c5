package org.qoltanba.testkit.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;

/** The key of the root, and how it certifies other keys (RFC 5280). Safe to share between threads. */
final class CertificateIssuer {

    private static final int SERIAL_NUMBER_BITS = 159;
    /** Where a holder keeps the key (CAdES sheet section 13.4): a PKCS#12 file. */
    private static final ASN1ObjectIdentifier KEY_STORAGE = new ASN1ObjectIdentifier("1.2.398.3.3.5");

    private static final ASN1ObjectIdentifier KEY_IN_FILE = new ASN1ObjectIdentifier("1.2.398.3.3.5.1.1");

    private final SecureRandom random;
    private final KeyAlgorithm algorithm;
    private final KeyPair keyPair;
    private final X509Certificate certificate;
    private final X509CertificateHolder holder;
    private final JcaX509ExtensionUtils identifiers;

    CertificateIssuer(CertificateProfile profile, KeyAlgorithm algorithm, SecureRandom random) {
        try {
            this.random = random;
            this.algorithm = algorithm;
            this.identifiers = new JcaX509ExtensionUtils();
            this.keyPair = algorithm.generate(random);
            this.holder = build(profile, profile.subject(), keyPair.getPublic());
            this.certificate = toJdk(holder);
        } catch (GeneralSecurityException | IOException impossible) {
            throw cannotIssue(impossible);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    X509CertificateHolder holder() {
        return holder;
    }

    X509Certificate issue(CertificateProfile profile, PublicKey key) {
        try {
            return toJdk(build(profile, holder.getSubject(), key));
        } catch (GeneralSecurityException | IOException impossible) {
            throw cannotIssue(impossible);
        }
    }

    ContentSigner signer() {
        return algorithm.signer(keyPair.getPrivate());
    }

    private X509CertificateHolder build(CertificateProfile profile, X500Name issuer, PublicKey key) throws IOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_NUMBER_BITS, random).setBit(SERIAL_NUMBER_BITS - 1),
                Date.from(profile.validity().from().truncatedTo(ChronoUnit.SECONDS)),
                Date.from(profile.validity().until().truncatedTo(ChronoUnit.SECONDS)),
                profile.subject(),
                key);
        builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(keyPair.getPublic()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(profile.keyUsage()));
        if (!profile.purposes().isEmpty()) {
            KeyPurposeId[] purposes =
                    profile.purposes().stream().map(KeyPurposeId::getInstance).toArray(KeyPurposeId[]::new);
            builder.addExtension(
                    Extension.extendedKeyUsage, profile.purposesCritical(), new ExtendedKeyUsage(purposes));
        }
        if (profile.policy() != null) {
            builder.addExtension(
                    Extension.certificatePolicies,
                    false,
                    new CertificatePolicies(new PolicyInformation(profile.policy())));
        }
        switch (profile.role()) {
            case ROOT -> builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            case HOLDER -> builder.addExtension(KEY_STORAGE, false, new DERSequence(KEY_IN_FILE));
            case OCSP_RESPONDER ->
                builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            case TIME_STAMP_AUTHORITY -> {}
        }
        return builder.build(signer());
    }

    private static X509Certificate toJdk(X509CertificateHolder holder) throws GeneralSecurityException, IOException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    private static IllegalStateException cannotIssue(Exception cause) {
        return new IllegalStateException("The test certificate authority cannot issue a certificate here.", cause);
    }
}
