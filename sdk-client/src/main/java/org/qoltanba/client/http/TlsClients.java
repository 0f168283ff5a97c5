package org.qoltanba.client.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.TlsVersion;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.KeyAccessException;

/** Makes HTTP clients with TLS of their own. Pool and threads stay shared; the name in a certificate is always checked. */
final class TlsClients {

    private static final ConnectionSpec TLS_1_3 = new ConnectionSpec.Builder(ConnectionSpec.RESTRICTED_TLS)
            .tlsVersions(TlsVersion.TLS_1_3)
            .build();

    private TlsClients() {}

    /** A client like the given one, with these settings. */
    static OkHttpClient of(OkHttpClient shared, TlsSettings settings) {
        if (settings.isUsual()) {
            return shared;
        }
        try {
            X509TrustManager trust = trust(settings.trusted());
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(
                    settings.identity() == null ? null : new KeyManager[] {new OneIdentity(settings.identity())},
                    new TrustManager[] {trust},
                    null);
            OkHttpClient.Builder client = shared.newBuilder().sslSocketFactory(tls.getSocketFactory(), trust);
            return (settings.newestOnly() ? client.connectionSpecs(List.of(TLS_1_3)) : client).build();
        } catch (GeneralSecurityException | IOException unusable) {
            throw new KeyAccessException(
                    "TLS cannot be set up with the certificates given. Check that they are X.509 certificates this Java"
                            + " can read.",
                    unusable);
        }
    }

    private static X509TrustManager trust(List<X509Certificate> trusted) throws GeneralSecurityException, IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted.isEmpty() ? null : store(trusted));
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trust;
            }
        }
        throw new KeyAccessException("This Java has no check of X.509 certificates. Check its security settings.");
    }

    private static @Nullable KeyStore store(List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < trusted.size(); i++) {
            store.setCertificateEntry("trusted-" + i, trusted.get(i));
        }
        return store;
    }
}
