package org.qoltanba.client.pki;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.pki.PkiTransport;

/**
 * Fetches over HTTP what certificates point to. The addresses come from strangers, so:
 *
 * <ul>
 *   <li>only {@code http} and {@code https} are spoken, without user name and password in the address;
 *   <li>private, loopback, link-local, shared, multicast and other addresses that are not of the Internet are refused at
 *       the moment of connecting, whatever name they came from, unless allowed;
 *   <li>an answer larger than its limit is not read on, and the whole exchange ends at the deadline, however slowly it
 *       trickles;
 *   <li>a GET follows at most three redirects of the same scheme, each checked like the first address; a POST follows
 *       none;
 *   <li>no cookies, no cache, no proxy, nothing sent but the question.
 * </ul>
 *
 * <p>Safe to share between threads. Blocks until the answer is complete; no thread is kept for waiting.
 *
 * @since 0.1.0
 */
public final class HttpPkiTransport implements PkiTransport, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_REDIRECTS = 3;
    private static final int IDLE_CONNECTIONS = 5;
    private static final Duration CONNECTION_IDLE = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final List<Integer> REDIRECTS = List.of(301, 302, 303, 307, 308);

    private final OkHttpClient client;
    private final SdkClock clock;
    private final Duration deadline;

    private HttpPkiTransport(Builder builder) {
        this.clock = builder.clock;
        this.deadline = builder.deadline;
        this.client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, CONNECTION_IDLE.toMillis(), TimeUnit.MILLISECONDS))
                .dns(builder.dns)
                .socketFactory(new GuardedSocketFactory(builder.reachable))
                // A proxy would look names up by itself, out of our sight
                .proxy(Proxy.NO_PROXY)
                .connectTimeout(deadline.compareTo(CONNECT_TIMEOUT) < 0 ? deadline : CONNECT_TIMEOUT)
                .readTimeout(deadline)
                .writeTimeout(deadline)
                .callTimeout(deadline)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(true)
                .build();
    }

    /**
     * A transport to the Internet with a deadline of 30 seconds.
     *
     * @return the transport
     */
    public static HttpPkiTransport create() {
        return builder().build();
    }

    /**
     * Begins a transport.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Bytes get(URI address, int limit) throws IOException {
        Objects.requireNonNull(address, "address");
        HttpUrl first = checked(address);
        HttpUrl next = first;
        long end = clock.nanoTime() + deadline.toNanos();
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Answer answer = exchange(new Request.Builder().url(next), limit, end);
            if (answer.body() != null) {
                return answer.body();
            }
            next = redirected(next, answer.location());
        }
        throw new IOException("'" + first.host() + "' answers with more than " + MOST_REDIRECTS + " redirects.");
    }

    @Override
    public Bytes post(URI address, String contentType, Bytes question, int limit) throws IOException {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(question, "question");
        HttpUrl url = checked(address);
        RequestBody body = RequestBody.create(question.toArray(), MediaType.get(contentType));
        long end = clock.nanoTime() + deadline.toNanos();
        Answer answer = exchange(new Request.Builder().url(url).post(body), limit, end);
        if (answer.body() == null) {
            throw new IOException("'" + url.host() + "' sends questions on to another address. Use that one.");
        }
        return answer.body();
    }

    /**
     * What came back: one of both.
     *
     * @param body the body of a successful answer
     * @param location where a redirect points to
     */
    private record Answer(@Nullable Bytes body, @Nullable String location) {}

    private Answer exchange(Request.Builder request, int limit, long end) throws IOException {
        Request complete = request.header("Accept-Encoding", "identity")
                .header("User-Agent", "qoltanba")
                .build();
        String host = complete.url().host();
        Call call = client.newCall(complete);
        call.timeout().timeout(Math.max(1, end - clock.nanoTime()), TimeUnit.NANOSECONDS);
        try (Response response = call.execute()) {
            if (REDIRECTS.contains(response.code())) {
                return new Answer(null, response.header("Location"));
            }
            if (response.code() != OK) {
                throw new IOException("'" + host + "' answers with status " + response.code() + ".");
            }
            return new Answer(read(response, host, limit), null);
        } catch (InterruptedIOException late) {
            throw new IOException("'" + host + "' gave no complete answer within " + deadline + ".", late);
        } catch (UnknownHostException unknown) {
            throw new IOException("The host name '" + host + "' is not known.", unknown);
        }
    }

    private static Bytes read(Response response, String host, int limit) throws IOException {
        long declared = response.body().contentLength();
        BufferedSource source = response.body().source();
        if (declared > limit || source.request(limit + 1L)) {
            throw new IOException("The answer of '" + host + "' is larger than " + limit + " bytes.");
        }
        return Bytes.of(source.readByteArray());
    }

    private static HttpUrl redirected(HttpUrl from, @Nullable String location) throws IOException {
        HttpUrl to = location == null ? null : from.resolve(location);
        if (to == null || !to.scheme().equals(from.scheme())) {
            throw new RefusedAddressException(
                    "'" + from.host() + "' redirects to nowhere, or from one scheme to another; that is not followed.");
        }
        return withoutCredentials(to);
    }

    private static HttpUrl checked(URI address) throws IOException {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean spoken = scheme.equals("http") || scheme.equals("https");
        HttpUrl url = spoken && address.getHost() != null ? HttpUrl.parse(address.toString()) : null;
        if (url == null) {
            throw new RefusedAddressException(
                    "Only addresses that begin with http:// or https:// and a host are fetched.");
        }
        return withoutCredentials(url);
    }

    private static HttpUrl withoutCredentials(HttpUrl url) throws IOException {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new RefusedAddressException(
                    "An address at '" + url.host() + "' holds a user name. That is not sent.");
        }
        return url;
    }

    /** Closes idle connections. Calls under way end by themselves; later calls work, but keep no connections. */
    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return "HttpPkiTransport[deadline " + deadline + "]";
    }

    /**
     * Collects the settings of a transport. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private Duration deadline = Duration.ofSeconds(30);
        private SdkClock clock = SdkClock.system();
        private Dns dns = Dns.SYSTEM;
        private Predicate<InetAddress> reachable = PublicAddresses::contains;

        private Builder() {}

        /**
         * Sets how long one exchange may take, redirects and body included.
         *
         * @param limit more than zero, at most an hour; 30 seconds at first
         * @return this
         * @throws IllegalArgumentException if it is not
         */
        public Builder deadline(Duration limit) {
            Objects.requireNonNull(limit, "limit");
            if (limit.isNegative() || limit.isZero() || limit.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException(
                        "A deadline is more than zero and at most an hour, not " + limit + ".");
            }
            this.deadline = limit;
            return this;
        }

        /**
         * Lets addresses inside networks be reached too: for an authority of one's own, or tests. Then whoever makes a
         * certificate can have this machine send requests inside its network.
         *
         * @return this
         */
        public Builder allowPrivateAddresses() {
            return reachable(address -> true);
        }

        /** Lets a test say what may be reached. */
        Builder reachable(Predicate<InetAddress> addresses) {
            this.reachable = addresses;
            return this;
        }

        /**
         * Sets the clock that measures the deadline over redirects. Without it the machine's is asked.
         *
         * @param source the clock
         * @return this
         */
        public Builder clock(SdkClock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /** Lets a test say what names mean. */
        Builder dns(Dns names) {
            this.dns = names;
            return this;
        }

        /**
         * Ends the transport.
         *
         * @return the transport
         */
        public HttpPkiTransport build() {
            return new HttpPkiTransport(this);
        }
    }
}
