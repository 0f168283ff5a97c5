package org.qoltanba.crypto.key;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.crypto.pki.Certificates;
import org.qoltanba.crypto.suite.ProvidedKey;

/** A key in a key store of the JVM, be it a file, the operating system, or a token. */
final class StoredKey {

    private final KeyStore store;
    private final String alias;

    StoredKey(KeyStore store, String alias) {
        this.store = store;
        this.alias = alias;
    }

    SigningKey signingKey(Secret password) {
        try {
            if (!store.isKeyEntry(alias)) {
                throw new KeyAccessException("The key store holds no key of that alias among its " + store.size()
                        + " entries. Ask the store for its aliases.");
            }
            if (!(key(password) instanceof PrivateKey key)) {
                throw new KeyAccessException(
                        "The key of that alias is a secret key, which signs nothing. Use the alias of a private key.");
            }
            // Whoever hides its keys has to sign with them itself
            return SigningKey.with(key.getEncoded() == null ? new ProvidedKey(key, store.getProvider()) : key, chain());
        } catch (KeyStoreException notLoaded) {
            throw new KeyAccessException("The key store has not been loaded. Call its load method first.", notLoaded);
        }
    }

    /** Stores that ask for their PIN elsewhere want null for a password, files that have none want an empty one. */
    private Key key(Secret password) {
        Optional<Key> key =
                password.isEmpty() ? tryKey(null).or(() -> tryKey(new char[0])) : password.reveal(this::tryKey);
        return key.orElseThrow(() -> new KeyAccessException("The key store of provider "
                + store.getProvider().getName()
                + " does not hand out the key of that alias. Check the password of the key; with a token, that it is"
                + " there and unlocked."));
    }

    private Optional<Key> tryKey(char @Nullable [] password) {
        try {
            return Optional.ofNullable(store.getKey(alias, password));
        } catch (GeneralSecurityException | RuntimeException refused) {
            // Left out: a provider may quote the password
            return Optional.empty();
        }
    }

    private List<SignerCertificate> chain() throws KeyStoreException {
        Certificate[] stored = store.getCertificateChain(alias);
        List<SignerCertificate> chain = new ArrayList<>();
        for (Certificate certificate : stored == null ? new Certificate[0] : stored) {
            if (certificate instanceof X509Certificate x509) {
                chain.add(Certificates.of(x509));
            }
        }
        return chain;
    }
}
