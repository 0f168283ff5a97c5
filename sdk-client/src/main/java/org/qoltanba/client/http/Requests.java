package org.qoltanba.client.http;

import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Makes the request of an attempt: address, who we are, which request this is, and last what the service's client adds. */
final class Requests {

    static final String REQUEST_ID = "X-Request-Id";

    private static final String USER_AGENT = "qoltanba-sdk-client/" + version();

    private final HttpUrl address;
    private final RandomGenerator random;

    Requests(URI address, RandomGenerator random) {
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            throw new IllegalArgumentException("Not an http address: " + address);
        }
        this.address = url;
        this.random = random;
    }

    /**
     * The request of one attempt.
     *
     * @param call what to send
     * @param length the length of its body
     * @param cookies what somebody who has signed in sends along
     */
    Request of(HttpCall call, long length, CookieKeeper cookies) {
        Request.Builder request = new Request.Builder()
                .url(url(call))
                .header("User-Agent", USER_AGENT)
                .header(REQUEST_ID, requestId())
                .header("Accept", "application/json");
        if (call.address() == null) {
            // Not to addresses the service has named: they may be of another host
            cookies.cookies().ifPresent(value -> request.header("Cookie", value.reveal(String::new)));
        }
        call.headers().forEach(header -> request.header(header.name(), header.revealed()));
        boolean bodyless = call.method().equals("GET") || call.method().equals("DELETE");
        return request.method(call.method(), bodyless ? null : new WireBody(call.body(), length, !call.isRepeatable()))
                .build();
    }

    private HttpUrl url(HttpCall call) {
        if (call.address() != null) {
            return Objects.requireNonNull(HttpUrl.get(call.address()), "an http address");
        }
        HttpUrl.Builder url = address.newBuilder();
        call.segments().forEach(url::addPathSegment);
        call.query().forEach(parameter -> url.addQueryParameter(parameter.name(), parameter.revealed()));
        return url.build();
    }

    private String requestId() {
        synchronized (random) {
            return HexFormat.of().toHexDigits(random.nextLong());
        }
    }

    /** On the module path the module knows its version, on the class path the jar's manifest does. */
    private static String version() {
        return Optional.ofNullable(Requests.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(Requests.class.getPackage().getImplementationVersion()))
                .orElse("development");
    }
}
