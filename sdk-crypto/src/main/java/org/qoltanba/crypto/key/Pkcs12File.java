package org.qoltanba.crypto.key;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.pkcs.PKCS12PfxPdu;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagFactory;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCS12MacCalculatorBuilderProvider;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.pki.Certificates;

/**
 * The contents of a PKCS#12 file (RFC 7292). Read from its structure rather than through a {@code KeyStore}, which
 * reports keys of unknown algorithms, files in BER and wrong passwords in ways nobody can act upon.
 */
final class Pkcs12File {

    private final List<Pkcs12Key> keys = new ArrayList<>();
    private final List<Pkcs12Certificate> certificates = new ArrayList<>();

    private Pkcs12File() {}

    static Pkcs12File open(Bytes content, Secret password) {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(password, "password");
        PKCS12PfxPdu structure = parse(content.toArray());
        return password.reveal(characters -> {
            requireMac(structure, characters);
            Pkcs12File file = new Pkcs12File();
            try {
                file.readBags(structure, characters);
            } catch (PKCSException | IOException | RuntimeException refused) {
                if (refused instanceof KeyAccessException clear) {
                    throw clear;
                }
                throw new KeyAccessException("This PKCS#12 file cannot be decrypted, although its password "
                        + (structure.hasMac() ? "is right" : "may be right")
                        + ": it is damaged or encrypted in an unusual way. Export the key again.");
            }
            return file;
        });
    }

    private static PKCS12PfxPdu parse(byte[] content) {
        try {
            Asn1Scanner.requireSingle(content, Asn1Bounds.KEY_FILE);
            PKCS12PfxPdu structure = new PKCS12PfxPdu(content);
            ContentInfo authenticated = structure.toASN1Structure().getAuthSafe();
            if (!authenticated.getContentType().equals(PKCSObjectIdentifiers.data)) {
                throw new MalformedAsn1Exception("It is protected by a public key.");
            }
            byte[] safes =
                    ASN1OctetString.getInstance(authenticated.getContent()).getOctets();
            Asn1Scanner.requireSingle(safes, Asn1Bounds.KEY_FILE);
            return structure;
        } catch (MalformedAsn1Exception | IOException | IllegalArgumentException | IllegalStateException malformed) {
            throw new KeyAccessException("This is not a PKCS#12 file protected by a password (RFC 7292), usually named"
                    + " *.p12 or *.pfx. Check the path, or export the key again.");
        }
    }

    private static void requireMac(PKCS12PfxPdu structure, char[] password) {
        try {
            if (!structure.hasMac()
                    || structure.isMacValid(
                            new JcePKCS12MacCalculatorBuilderProvider().setProvider(KeyFileProvider.get()), password)) {
                return;
            }
        } catch (PKCSException | RuntimeException refused) {
            throw new KeyAccessException(
                    "The integrity check of this PKCS#12 file cannot be computed: the file is damaged"
                            + " or protected in an unusual way. Export the key again.");
        }
        throw new KeyAccessException(
                "The password of this PKCS#12 file is wrong, or the file is damaged. Check the password"
                        + " first: keyboard layout, capital letters, blanks at the end.");
    }

    private void readBags(PKCS12PfxPdu structure, char[] password) throws PKCSException, IOException {
        InputDecryptorProvider decryptor = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(KeyFileProvider.get())
                .build(password);
        for (ContentInfo safe : structure.getContentInfos()) {
            PKCS12SafeBagFactory bags = safe.getContentType().equals(PKCSObjectIdentifiers.encryptedData)
                    ? new PKCS12SafeBagFactory(safe, decryptor)
                    : new PKCS12SafeBagFactory(safe);
            for (PKCS12SafeBag bag : bags.getSafeBags()) {
                Object value = bag.getBagValue();
                if (value instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
                    keys.add(new Pkcs12Key(encrypted.decryptPrivateKeyInfo(decryptor), BagAttributes.of(bag)));
                } else if (value instanceof PrivateKeyInfo key) {
                    keys.add(new Pkcs12Key(key, BagAttributes.of(bag)));
                } else if (value instanceof X509CertificateHolder certificate) {
                    SignerCertificate parsed = Certificates.parse(Bytes.of(certificate.getEncoded()));
                    certificates.add(new Pkcs12Certificate(parsed, BagAttributes.of(bag)));
                }
            }
        }
    }

    SigningKey onlyKey() {
        try {
            return signingKey(requireOnly());
        } finally {
            wipe();
        }
    }

    private Pkcs12Key requireOnly() {
        if (keys.isEmpty()) {
            throw new KeyAccessException("This PKCS#12 file holds no private key, only " + certificates.size()
                    + " certificates. Export the key together with its certificate.");
        }
        if (keys.size() > 1) {
            throw new KeyAccessException("This PKCS#12 file holds " + keys.size()
                    + " keys. Say which one by the serial number of its certificate: " + serialNumbers() + ".");
        }
        return keys.get(0);
    }

    SigningKey key(String alias) {
        try {
            return signingKey(find(alias));
        } finally {
            wipe();
        }
    }

    private void wipe() {
        keys.forEach(key -> KeyMaterial.wipe(key.key()));
    }

    private Pkcs12Key find(String alias) {
        for (Pkcs12Key key : keys) {
            if (alias.equals(key.attributes().friendlyName())
                    || ownCertificates(key).stream()
                            .anyMatch(own -> own.serialNumber().toString(16).equalsIgnoreCase(alias))) {
                return key;
            }
        }
        throw new KeyAccessException("This PKCS#12 file holds no key of that name. It holds " + keys.size()
                + " keys; their certificates have the serial numbers: " + serialNumbers() + ".");
    }

    private String serialNumbers() {
        return keys.stream()
                .flatMap(key -> ownCertificates(key).stream())
                .map(certificate -> certificate.serialNumber().toString(16))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private SigningKey signingKey(Pkcs12Key key) {
        List<SignerCertificate> ordered = new ArrayList<>(ownCertificates(key));
        certificates.stream()
                .map(Pkcs12Certificate::certificate)
                .filter(certificate -> !ordered.contains(certificate))
                .forEach(ordered::add);
        if (ordered.isEmpty()) {
            throw new KeyAccessException(
                    "This PKCS#12 file holds a key without its certificate. Export both together.");
        }
        return KeyMaterial.signingKey(key.key(), ordered);
    }

    /** The certificates with the key's identifier; all of them if the file links nothing. */
    private List<SignerCertificate> ownCertificates(Pkcs12Key key) {
        List<SignerCertificate> linked = new ArrayList<>();
        List<SignerCertificate> all = new ArrayList<>();
        for (Pkcs12Certificate each : certificates) {
            all.add(each.certificate());
            if (key.attributes().localKeyId() != null
                    && key.attributes().localKeyId().equals(each.attributes().localKeyId())) {
                linked.add(each.certificate());
            }
        }
        return linked.isEmpty() ? all : linked;
    }

    private record Pkcs12Key(PrivateKeyInfo key, BagAttributes attributes) {
        @Override
        public String toString() {
            return "Pkcs12Key[***]";
        }
    }

    private record Pkcs12Certificate(SignerCertificate certificate, BagAttributes attributes) {}
}
