package org.qoltanba.testkit.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * How a server shows itself over TLS: a root of its own and a certificate for this machine and for {@code sigex.kz}, good
 * for a server and for a client. It is valid at any time, whatever the clock of the world shows: a TLS handshake goes by
 * the clock of the machine.
 *
 * @param root what a client has to trust
 * @param certificate what the server shows
 * @param privateKey the key of that certificate
 */
public record TlsIdentity(X509Certificate root, X509Certificate certificate, PrivateKey privateKey) {

    /**
     * Makes keys and certificates.
     *
     * @param random makes keys and serial numbers
     * @return a new identity
     */
    public static TlsIdentity create(SecureRandom random) {
        return TlsAuthority.create(random).server(TlsAuthority.LOCAL);
    }

    /**
     * Makes a key and a certificate that nobody else vouches for.
     *
     * @param commonName whom the certificate names
     * @param random makes key and serial number
     * @return a new identity, its own root
     */
    public static TlsIdentity selfSigned(String commonName, SecureRandom random) {
        return TlsAuthority.selfSigned(commonName, random);
    }

    /**
     * What a TLS engine needs to show this identity, as a server or as a client.
     *
     * @return for {@link javax.net.ssl.SSLContext#init}
     */
    public KeyManager[] keyManagers() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            char[] password = new char[0];
            X509Certificate[] chain = certificate.equals(root)
                    ? new X509Certificate[] {certificate}
                    : new X509Certificate[] {certificate, root};
            store.setKeyEntry("tls", privateKey, password, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, password);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("This Java runtime cannot use a key for TLS.", impossible);
        }
    }

    /** Names the certificate, not the key. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate.getSubjectX500Principal() + "]";
    }
}
