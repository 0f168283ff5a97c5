package org.qoltanba.testkit.http;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import wiremock.jakarta.servlet.Filter;
import wiremock.jakarta.servlet.FilterChain;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.ServletRequest;
import wiremock.jakarta.servlet.ServletResponse;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;

/**
 * Both ends of an exchange with WireMock. In front of it, a filter reads the request, so that WireMock sees none of the
 * body: it would hold it in memory twice, and would unpack a document that happens to be a gzip file. Behind
 * it, a transformer turns the reply into the answer of the one stub that stands for all fakes.
 *
 * <p>As long as nobody else can have given WireMock anything to do, the filter sends whole answers itself, which saves a
 * third of the work, and leaves to WireMock those that break off.
 */
final class WireMockExchange implements Filter, ResponseDefinitionTransformerV2 {

    private static final int BODY_TOO_LARGE = 413;
    private static final int NOT_UNDERSTOOD = 400;

    private final Function<FakeRequest, Reply> replies;

    /** Filter and transformer of one exchange run on one thread; nothing stays behind. */
    @SuppressWarnings("ThreadLocalUsage") // one a server: static state would outlive it
    private final ThreadLocal<Supplier<Reply>> current = new ThreadLocal<>();

    private final Path temporaryFiles = Path.of(System.getProperty("java.io.tmpdir"));
    private volatile boolean shared;

    WireMockExchange(Function<FakeRequest, Reply> replies) {
        this.replies = replies;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getContentLengthLong() > Integer.MAX_VALUE) {
            ((HttpServletResponse) response).setStatus(BODY_TOO_LARGE);
            return;
        }
        try (RequestBody body = RequestBody.read(http.getInputStream(), temporaryFiles)) {
            FakeRequest read;
            try {
                read = describe(http, body);
            } catch (IllegalArgumentException malformed) {
                ((HttpServletResponse) response).setStatus(NOT_UNDERSTOOD);
                return;
            }
            exchange(read, request, response, chain);
        }
    }

    private void exchange(FakeRequest read, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Supplier<Reply> reply = () -> replies.apply(read);
        if (!shared) {
            Reply made = reply.get();
            if (made.ending() == Reply.Ending.COMPLETE) {
                send(made.response(), (HttpServletResponse) response);
                return;
            }
            reply = () -> made;
        }
        current.set(reply);
        try {
            chain.doFilter(request, response);
        } finally {
            current.remove();
        }
    }

    private static void send(FakeResponse made, HttpServletResponse response) throws IOException {
        response.setStatus(made.status());
        made.headers().forEach(response::setHeader);
        response.setContentLength(made.body().length);
        response.getOutputStream().write(made.body());
    }

    /** Somebody else has WireMock in hand too: from now on it is asked first, for it may have stubs that no fake knows of. */
    void share() {
        shared = true;
    }

    @Override
    public String getName() {
        return "qoltanba-exchange";
    }

    /** Only to the stub of the fakes: a test may add others. */
    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Reply reply = current.get().get();
        ResponseDefinitionBuilder answer = new ResponseDefinitionBuilder();
        switch (reply.ending()) {
            case COMPLETE -> write(reply.response(), reply.response().body(), answer);
            case TRUNCATED -> {
                byte[] body = reply.response().body();
                write(reply.response(), Arrays.copyOf(body, body.length / 2), answer);
                answer.withHeader("Content-Length", Integer.toString(body.length));
            }
            case STOPPED_IN_HEADERS, STOPPED_IN_BODY -> {
                StoppedAnswer.send(reply);
                answer.withFault(Fault.CONNECTION_RESET_BY_PEER);
            }
            case CLOSED -> answer.withFault(Fault.EMPTY_RESPONSE);
            case RESET -> answer.withFault(Fault.CONNECTION_RESET_BY_PEER);
        }
        return answer.build();
    }

    private static void write(FakeResponse response, byte[] body, ResponseDefinitionBuilder answer) {
        answer.withStatus(response.status()).withBody(body);
        response.headers().forEach(answer::withHeader);
    }

    private static FakeRequest describe(HttpServletRequest request, RequestBody body) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return new FakeRequest(
                        request.getMethod(),
                        RequestTarget.path(request.getRequestURI()),
                        RequestTarget.parameters(request.getQueryString()),
                        headers,
                        body)
                .from(peer(request));
    }

    private static Peer peer(HttpServletRequest request) {
        Peer.Face face = request.getAttribute(JettyFaces.FACE) instanceof Peer.Face told ? told : Peer.Face.PLAIN;
        Optional<X509Certificate> certificate =
                request.getAttribute(JettyFaces.CERTIFICATE) instanceof X509Certificate shown
                        ? Optional.of(shown)
                        : Optional.empty();
        return new Peer(face, certificate, request.getRemoteAddr());
    }
}
