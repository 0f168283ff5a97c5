package org.qoltanba.testkit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Calls receivers of webhooks and callbacks over HTTP or HTTPS, on this machine only. It does not follow redirects and waits ten seconds
 * of real time for an answer. Safe to share between threads.
 */
public final class WebhookClient {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1\\]");

    private final Supplier<TlsIdentity> identity;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<X509Certificate> trusted = new ArrayList<>();
    private @Nullable HttpClient client;
    private @Nullable HttpClient forger;

    /**
     * Calls nobody yet.
     *
     * @param identity what the service shows to those who ask, made when first needed
     */
    public WebhookClient(Supplier<TlsIdentity> identity) {
        this.identity = identity;
    }

    /**
     * Trusts a server or an authority from now on.
     *
     * @param certificate of the server or of a root
     */
    public void trust(X509Certificate certificate) {
        lock.lock();
        try {
            trusted.add(certificate);
            client = null;
            forger = null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends JSON.
     *
     * @param address of a server on this machine
     * @param body the JSON
     * @return the answer, whose body is whether it was empty; fails if there is none
     */
    public CompletableFuture<HttpResponse<Boolean>> post(URI address, String body) {
        return post(this::client, address, body);
    }

    /**
     * Sends JSON as somebody else would, who has another certificate.
     *
     * @param address of a server on this machine
     * @param body the JSON
     * @return the answer, whose body is whether it was empty; fails if there is none
     */
    public CompletableFuture<HttpResponse<Boolean>> forge(URI address, String body) {
        return post(this::forger, address, body);
    }

    private static CompletableFuture<HttpResponse<Boolean>> post(
            Supplier<HttpClient> sender, URI address, String body) {
        @Nullable String host = address.getHost();
        if (host == null || !THIS_MACHINE.matcher(host).matches()) {
            return CompletableFuture.failedFuture(
                    new IOException("not on this machine: a fake sends nothing to the network"));
        }
        HttpRequest request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return sender.get().sendAsync(request, WebhookClient::emptiness);
    }

    /**
     * Why there was no answer.
     *
     * @param failure what the call failed with
     * @return words that name no content
     */
    public static String reason(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return "no answer: " + cause;
    }

    /** Looks at no more of an answer than its first byte. */
    private static HttpResponse.BodySubscriber<Boolean> emptiness(HttpResponse.ResponseInfo answer) {
        return HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofInputStream(), body -> {
            try (InputStream in = body) {
                return in.read() < 0;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private HttpClient client() {
        lock.lock();
        try {
            HttpClient known = client;
            if (known == null) {
                known = http(identity.get());
                client = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private HttpClient forger() {
        lock.lock();
        try {
            HttpClient known = forger;
            if (known == null) {
                known = http(TlsIdentity.selfSigned("somebody else", new SecureRandom()));
                forger = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private HttpClient http(TlsIdentity own) {
        return HttpClient.newBuilder()
                .proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .sslContext(tls(own))
                .build();
    }

    private SSLContext tls(TlsIdentity own) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            anchors.setCertificateEntry("own", own.root());
            for (X509Certificate certificate : trusted) {
                anchors.setCertificateEntry("trusted" + anchors.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(anchors);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.keyManagers(), factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("This Java runtime cannot speak TLS.", impossible);
        }
    }
}
