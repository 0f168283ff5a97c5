package org.qoltanba.client.callback;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.KeyAccessException;

/** The TLS side of a receiver: its key, and whom it trusts to send. Java's own checks decide about certificates. */
final class TlsServer {

    /** A store in memory wants a password; it protects nothing. */
    private static final char[] IN_MEMORY = {'-'};

    private final KeyManager[] keys;

    TlsServer(PrivateKey privateKey, List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("The certificate of the server is missing. Pass it after the key.");
        }
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry("server", privateKey, IN_MEMORY, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, IN_MEMORY);
            keys = factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new KeyAccessException(
                    "Key and certificates cannot be used for HTTPS. Pass an RSA or EC key, its certificate, and then the"
                            + " issuers' in their order.",
                    unusable);
        }
    }

    HttpsServer create(InetSocketAddress address, @Nullable WebhookSender sender) throws IOException {
        HttpsServer server = HttpsServer.create(address, 0);
        SSLContext context = context(sender);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ours = context.getDefaultSSLParameters();
                ours.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                ours.setNeedClientAuth(sender != null);
                parameters.setSSLParameters(ours);
            }
        });
        return server;
    }

    private SSLContext context(@Nullable WebhookSender sender) throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(sender == null || sender.trusted().isEmpty() ? null : store(sender.trusted()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException unusable) {
            throw new KeyAccessException("TLS cannot be set up with the certificates of the sender.", unusable);
        }
    }

    private static KeyStore store(List<X509Certificate> trusted) throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        for (X509Certificate certificate : trusted) {
            store.setCertificateEntry("trusted-" + store.size(), certificate);
        }
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
