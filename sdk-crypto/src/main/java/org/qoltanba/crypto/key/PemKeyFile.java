package org.qoltanba.crypto.key;

import java.io.CharArrayReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.crypto.asn1.Asn1Bounds;
import org.qoltanba.crypto.asn1.Asn1Scanner;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.io.BoundedFiles;

/** The first private key of a PEM file, in whichever of the usual forms it is. */
final class PemKeyFile {

    private final Path file;
    private final Secret password;

    private PemKeyFile(Path file, Secret password) {
        this.file = file;
        this.password = password;
    }

    static PrivateKeyInfo read(Path file, Secret password) {
        byte[] content = BoundedFiles.read(file, "PEM key file");
        CharBuffer text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(content));
        try {
            return new PemKeyFile(file, password).read(text.array());
        } finally {
            Arrays.fill(content, (byte) 0);
            Arrays.fill(text.array(), '\0');
        }
    }

    private PrivateKeyInfo read(char[] text) {
        try {
            requireBounded(text);
            try (PEMParser parser = new PEMParser(new CharArrayReader(text))) {
                for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                    PrivateKeyInfo key = privateKey(object);
                    if (key != null) {
                        return key;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException | MalformedAsn1Exception malformed) {
            // The cause is left out: a parser may quote what it could not read
            throw new KeyAccessException("The file '" + file
                    + "' is damaged: it has a PEM block that cannot be read. Export the key again.");
        }
        throw new KeyAccessException("The file '" + file + "' holds no private key in PEM, a block that begins with"
                + " -----BEGIN PRIVATE KEY----- or -----BEGIN ENCRYPTED PRIVATE KEY-----. For PKCS#12 files use"
                + " SigningKey.fromPkcs12.");
    }

    private static void requireBounded(char[] text) throws IOException, MalformedAsn1Exception {
        try (PemReader reader = new PemReader(new CharArrayReader(text))) {
            for (PemObject object = reader.readPemObject(); object != null; object = reader.readPemObject()) {
                // Blocks with headers are encrypted as a whole
                if (object.getHeaders().isEmpty()) {
                    Asn1Scanner.requireSingle(object.getContent(), Asn1Bounds.KEY_FILE);
                }
            }
        }
    }

    private @Nullable PrivateKeyInfo privateKey(Object object) throws IOException {
        if (object instanceof PrivateKeyInfo key) {
            return key;
        }
        if (object instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        if (object instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            requirePassword();
            return decrypt(encrypted);
        }
        if (object instanceof PEMEncryptedKeyPair encrypted) {
            requirePassword();
            return decrypt(encrypted);
        }
        return null;
    }

    private void requirePassword() {
        if (password.isEmpty()) {
            throw new KeyAccessException(
                    "The private key in '" + file + "' is encrypted and no password was given. Give its password.");
        }
    }

    private PrivateKeyInfo decrypt(PKCS8EncryptedPrivateKeyInfo encrypted) {
        return password.reveal(characters -> {
            try {
                return encrypted.decryptPrivateKeyInfo(new JcePKCSPBEInputDecryptorProviderBuilder()
                        .setProvider(KeyFileProvider.get())
                        .build(characters));
            } catch (PKCSException | RuntimeException refused) {
                throw wrongPassword();
            }
        });
    }

    private PrivateKeyInfo decrypt(PEMEncryptedKeyPair encrypted) {
        return password.reveal(characters -> {
            try {
                return encrypted
                        .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                                .setProvider(KeyFileProvider.get())
                                .build(characters))
                        .getPrivateKeyInfo();
            } catch (IOException | RuntimeException refused) {
                throw wrongPassword();
            }
        });
    }

    private KeyAccessException wrongPassword() {
        return new KeyAccessException("The private key in '" + file
                + "' cannot be decrypted. Check the password; if it is right, the file is damaged or encrypted in an"
                + " unusual way: export the key again, as PKCS#8 with AES.");
    }
}
