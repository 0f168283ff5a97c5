package org.qoltanba.testkit.dss;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.qoltanba.api.document.Bytes;

/**
 * Encrypts for certificates and decrypts with keys in the cloud: CMS EnvelopedData with AES-256 (RFC 5652, RFC 5753), the
 * key transported with RSA or agreed upon with an elliptic curve. Keys of GOST are refused: nobody here could read what
 * is encrypted for them. Safe to share between threads.
 */
final class CloudCipher {

    private static final String RSA = "RSA";
    private static final String CURVE = "EC";

    private final Provider provider = new BouncyCastleProvider();

    /** Encrypts for some recipients, at least one. */
    Bytes encrypt(Bytes content, List<X509Certificate> recipients) {
        try {
            CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
            for (X509Certificate recipient : recipients) {
                addRecipient(generator, recipient);
            }
            CMSEnvelopedData enveloped = generator.generate(
                    new CMSProcessableByteArray(content.toArray()),
                    new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC)
                            .setProvider(provider)
                            .build());
            return Bytes.of(enveloped.getEncoded());
        } catch (CMSException | GeneralSecurityException | IOException unsuitable) {
            throw CipherRefusals.invalidRecipients();
        }
    }

    private void addRecipient(CMSEnvelopedDataGenerator generator, X509Certificate recipient)
            throws GeneralSecurityException {
        PublicKey key = recipient.getPublicKey();
        if (key.getAlgorithm().equals(RSA)) {
            generator.addRecipientInfoGenerator(
                    new JceKeyTransRecipientInfoGenerator(recipient).setProvider(provider));
        } else if (key instanceof ECPublicKey point) {
            KeyPairGenerator pairs = KeyPairGenerator.getInstance(CURVE, provider);
            pairs.initialize(point.getParams());
            KeyPair ephemeral = pairs.generateKeyPair();
            generator.addRecipientInfoGenerator(new JceKeyAgreeRecipientInfoGenerator(
                            CMSAlgorithm.ECDH_SHA256KDF,
                            ephemeral.getPrivate(),
                            ephemeral.getPublic(),
                            CMSAlgorithm.AES256_WRAP)
                    .addRecipient(recipient)
                    .setProvider(provider));
        } else {
            throw CipherRefusals.invalidRecipients();
        }
    }

    /** Which keys can decrypt something. */
    List<CloudKey> readers(List<CloudKey> keys, Bytes container) {
        CMSEnvelopedData enveloped = parse(container);
        return keys.stream()
                .filter(key -> recipient(enveloped, key).isPresent())
                .toList();
    }

    /** Decrypts with a key, for which the content must have been encrypted. */
    Bytes decrypt(CloudKey key, Bytes container) {
        RecipientInformation recipient =
                recipient(parse(container), key).orElseThrow(Refusals::invalidContent);
        try {
            return Bytes.of(recipient.getContent(opener(key)));
        } catch (CMSException | GeneralSecurityException broken) {
            throw Refusals.invalidContent();
        }
    }

    private Recipient opener(CloudKey key) throws GeneralSecurityException {
        PrivateKey known = key.identity().privateKey();
        if (known.getAlgorithm().equals(RSA)) {
            return new JceKeyTransEnvelopedRecipient(known).setProvider(provider);
        }
        // The provider agrees upon keys of its own kind alone
        PrivateKey own = KeyFactory.getInstance(CURVE, provider)
                .generatePrivate(new PKCS8EncodedKeySpec(known.getEncoded()));
        return new JceKeyAgreeEnvelopedRecipient(own).setProvider(provider);
    }

    private static Optional<RecipientInformation> recipient(CMSEnvelopedData enveloped, CloudKey key) {
        X509Certificate certificate = key.identity().x509();
        RecipientId id = certificate.getPublicKey().getAlgorithm().equals(RSA)
                ? new JceKeyTransRecipientId(certificate)
                : new JceKeyAgreeRecipientId(certificate);
        return Optional.ofNullable(enveloped.getRecipientInfos().get(id));
    }

    private static CMSEnvelopedData parse(Bytes container) {
        try {
            return new CMSEnvelopedData(container.toArray());
        } catch (CMSException malformed) {
            throw Refusals.invalidContent();
        }
    }
}
