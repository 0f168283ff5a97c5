package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.KeyAgreeRecipientId;
import org.bouncycastle.cms.KeyTransRecipientId;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * Encrypts for certificates and decrypts with keys in the cloud: CMS EnvelopedData (RFC 5652 section 6) with AES-256 for
 * keys of RSA and on elliptic curves, with GOST 28147-89 (RFC 4490) as soon as one recipient has a GOST key.
 */
final class Envelopes {

    /** Has what the Java platform lacks; used here alone and registered nowhere. */
    private static final Provider PROVIDER = new BouncyCastleProvider();

    private Envelopes() {}

    /** Encrypts for all certificates; empty if one of them is of no kind that this can be done for. */
    static Optional<Bytes> encrypt(Bytes content, List<X509Certificate> recipients) {
        try {
            CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
            for (X509Certificate recipient : recipients) {
                switch (Kind.of(recipient)) {
                    case GOST ->
                        generator.addRecipientInfoGenerator(
                                new JceKeyTransRecipientInfoGenerator(forProvider(recipient)).setProvider(PROVIDER));
                    case RSA ->
                        generator.addRecipientInfoGenerator(
                                new JceKeyTransRecipientInfoGenerator(recipient).setProvider(PROVIDER));
                    case EC -> generator.addRecipientInfoGenerator(agreement(recipient));
                    case OTHER -> {
                        return Optional.empty();
                    }
                }
            }
            CMSEnvelopedData encrypted = generator.generate(
                    new CMSProcessableByteArray(content.toArray()),
                    new JceCMSContentEncryptorBuilder(
                                    recipients.stream().map(Kind::of).anyMatch(Kind.GOST::equals)
                                            ? CMSAlgorithm.GOST28147_GCFB
                                            : CMSAlgorithm.AES256_CBC)
                            .setProvider(PROVIDER)
                            .build());
            return Optional.of(Bytes.of(encrypted.getEncoded()));
        } catch (GeneralSecurityException | CMSException | IOException impossible) {
            throw new IllegalStateException("The fake DSS cannot encrypt.", impossible);
        }
    }

    /** How a key takes part. */
    private enum Kind {
        RSA,
        EC,
        GOST,
        OTHER;

        private static final String GOST_R_3410_2012 = "1.2.643.7.1.1.1.";

        static Kind of(X509Certificate certificate) {
            String algorithm = SubjectPublicKeyInfo.getInstance(
                            certificate.getPublicKey().getEncoded())
                    .getAlgorithm()
                    .getAlgorithm()
                    .getId();
            return switch (certificate.getPublicKey().getAlgorithm()) {
                case "RSA" -> RSA;
                case "EC" -> EC;
                default -> algorithm.startsWith(GOST_R_3410_2012) ? GOST : OTHER;
            };
        }
    }

    /** The same certificate with a public key that the provider knows. */
    private static X509Certificate forProvider(X509Certificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509", PROVIDER)
                .generateCertificate(new ByteArrayInputStream(certificate.getEncoded()));
    }

    private static JceKeyAgreeRecipientInfoGenerator agreement(X509Certificate recipient)
            throws GeneralSecurityException {
        ECPublicKey theirs = (ECPublicKey) recipient.getPublicKey();
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(theirs.getParams());
        KeyPair ephemeral = keys.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(
                        CMSAlgorithm.ECDH_SHA256KDF,
                        ephemeral.getPrivate(),
                        ephemeral.getPublic(),
                        CMSAlgorithm.AES256_WRAP)
                .addRecipient(recipient)
                .setProvider(PROVIDER);
    }

    /** Whether a container can be read, and was made for a key. */
    static boolean isFor(Bytes container, CloudKey key) {
        return read(container)
                .flatMap(read -> recipient(read, key.identity().x509()))
                .isPresent();
    }

    /** Whether a container can be read. */
    static boolean isReadable(Bytes container) {
        return read(container).isPresent();
    }

    /** Decrypts; empty if the container is not for this key, or damaged. */
    static Optional<Bytes> decrypt(Bytes container, CloudKey key) {
        Optional<RecipientInformation> recipient =
                read(container).flatMap(read -> recipient(read, key.identity().x509()));
        if (recipient.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Bytes.of(recipient.get().getContent(secret(key.identity()))));
        } catch (CMSException | IOException damaged) {
            return Optional.empty();
        }
    }

    private static Recipient secret(TestIdentity identity) throws IOException {
        PrivateKey own = identity.privateKey();
        return switch (Kind.of(identity.x509())) {
            case RSA -> new JceKeyTransEnvelopedRecipient(own).setProvider(PROVIDER);
            case GOST ->
                new JceKeyTransEnvelopedRecipient(
                                BouncyCastleProvider.getPrivateKey(PrivateKeyInfo.getInstance(own.getEncoded())))
                        .setProvider(PROVIDER);
            case EC, OTHER -> new JceKeyAgreeEnvelopedRecipient(own).setProvider(PROVIDER);
        };
    }

    private static Optional<CMSEnvelopedData> read(Bytes container) {
        try {
            return Optional.of(new CMSEnvelopedData(container.toArray()));
        } catch (CMSException | RuntimeException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<RecipientInformation> recipient(CMSEnvelopedData read, X509Certificate certificate) {
        try {
            JcaX509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
            RecipientId id = Kind.of(certificate) == Kind.RSA || Kind.of(certificate) == Kind.GOST
                    ? new KeyTransRecipientId(holder.getIssuer(), holder.getSerialNumber())
                    : new KeyAgreeRecipientId(holder.getIssuer(), holder.getSerialNumber());
            return Optional.ofNullable(read.getRecipientInfos().get(id));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }
}
