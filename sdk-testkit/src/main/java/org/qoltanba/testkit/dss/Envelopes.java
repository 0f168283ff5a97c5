package org.qoltanba.testkit.dss;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;
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

/**
 * Encrypts for certificates and decrypts with keys in the cloud: CMS EnvelopedData (RFC 5652 section 6) with AES-256,
 * for keys of RSA and on elliptic curves. GOST keys of this world encrypt nothing.
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
                switch (recipient.getPublicKey().getAlgorithm()) {
                    case "RSA" ->
                        generator.addRecipientInfoGenerator(
                                new JceKeyTransRecipientInfoGenerator(recipient).setProvider(PROVIDER));
                    case "EC" -> generator.addRecipientInfoGenerator(agreement(recipient));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
            CMSEnvelopedData encrypted = generator.generate(
                    new CMSProcessableByteArray(content.toArray()),
                    new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                            .setProvider(PROVIDER)
                            .build());
            return Optional.of(Bytes.of(encrypted.getEncoded()));
        } catch (GeneralSecurityException | CMSException | IOException impossible) {
            throw new IllegalStateException("The fake DSS cannot encrypt.", impossible);
        }
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
        Recipient secret = key.identity().privateKey().getAlgorithm().equals("RSA")
                ? new JceKeyTransEnvelopedRecipient(key.identity().privateKey()).setProvider(PROVIDER)
                : new JceKeyAgreeEnvelopedRecipient(key.identity().privateKey()).setProvider(PROVIDER);
        try {
            return Optional.of(Bytes.of(recipient.get().getContent(secret)));
        } catch (CMSException damaged) {
            return Optional.empty();
        }
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
            RecipientId id = certificate.getPublicKey().getAlgorithm().equals("RSA")
                    ? new KeyTransRecipientId(holder.getIssuer(), holder.getSerialNumber())
                    : new KeyAgreeRecipientId(holder.getIssuer(), holder.getSerialNumber());
            return Optional.ofNullable(read.getRecipientInfos().get(id));
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }
}
