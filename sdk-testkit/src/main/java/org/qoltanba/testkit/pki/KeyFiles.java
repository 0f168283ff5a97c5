package org.qoltanba.testkit.pki;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12PBEOutputEncryptorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.secret.Secret;

/** The forms in which keys and certificates lie on a disk. Passwords may have any letters. */
final class KeyFiles {

    private static final String ALIAS = "signer";
    private static final int LINE = 64;

    private KeyFiles() {}

    /** As the national certification authority of Kazakhstan protects keys (CAdES sheet section 13.5), but in DER. */
    static Bytes pkcs12(PrivateKey key, List<X509Certificate> chain, Secret password) {
        return password.reveal(characters -> {
            try {
                JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
                SubjectKeyIdentifier keyId =
                        identifiers.createSubjectKeyIdentifier(chain.get(0).getPublicKey());
                List<PKCS12SafeBag> certificates = new ArrayList<>();
                for (X509Certificate certificate : chain) {
                    PKCS12SafeBagBuilder bag = new JcaPKCS12SafeBagBuilder(certificate);
                    if (certificates.isEmpty()) {
                        bag.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, keyId);
                    }
                    certificates.add(bag.build());
                }
                PKCS12SafeBagBuilder keyBag = new JcaPKCS12SafeBagBuilder(key, encryptor(characters));
                keyBag.addBagAttribute(PKCS12SafeBag.friendlyNameAttribute, new DERBMPString(ALIAS));
                keyBag.addBagAttribute(PKCS12SafeBag.localKeyIdAttribute, keyId);
                PKCS12PfxPdu file = new PKCS12PfxPduBuilder()
                        .addEncryptedData(encryptor(characters), certificates.toArray(PKCS12SafeBag[]::new))
                        .addData(keyBag.build())
                        .build(new BcPKCS12MacCalculatorBuilder(), characters);
                return Bytes.of(file.getEncoded(ASN1Encoding.DER));
            } catch (GeneralSecurityException | IOException | PKCSException impossible) {
                throw cannotWrite(impossible);
            }
        });
    }

    private static OutputEncryptor encryptor(char[] password) {
        return new BcPKCS12PBEOutputEncryptorBuilder(
                        PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                        CBCBlockCipher.newInstance(new DESedeEngine()))
                .build(password);
    }

    static String pem(PrivateKey key) {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    static String pem(PrivateKey key, Secret password) {
        return password.reveal(characters -> {
            try {
                // The JDK's own provider takes this cipher's identifier for one without padding
                OutputEncryptor encryptor = new JcePKCSPBEOutputEncryptorBuilder(NISTObjectIdentifiers.id_aes256_CBC)
                        .setProvider(new BouncyCastleProvider())
                        .build(characters);
                return pem(
                        "ENCRYPTED PRIVATE KEY",
                        new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key)
                                .build(encryptor)
                                .getEncoded());
            } catch (OperatorCreationException | IOException impossible) {
                throw cannotWrite(impossible);
            }
        });
    }

    static String pem(List<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> {
                    try {
                        return pem("CERTIFICATE", certificate.getEncoded());
                    } catch (GeneralSecurityException impossible) {
                        throw cannotWrite(impossible);
                    }
                })
                .collect(Collectors.joining());
    }

    private static String pem(String label, byte[] der) {
        String base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static IllegalStateException cannotWrite(Exception cause) {
        return new IllegalStateException("This Java runtime cannot write a test key.", cause);
    }
}
