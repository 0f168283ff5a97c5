package org.qoltanba.testkit.http;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.qoltanba.testkit.journal.Message;

/**
 * A request as a fake sees it. The body is lent for as long as the request is answered: a fake that keeps content makes
 * its own copy.
 */
public final class FakeRequest {

    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers;
    private final RequestBody body;
    private final Peer peer;

    FakeRequest(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            RequestBody body) {
        this(method, path, query, headers, body, Peer.LOCAL);
    }

    private FakeRequest(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            RequestBody body,
            Peer peer) {
        this.peer = peer;
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
    }

    /**
     * A request with a body in memory.
     *
     * @param method upper case
     * @param path decoded, without query, beginning with a slash
     * @param query decoded parameters in their order
     * @param headers names in lower case
     * @param body the whole body as sent; not copied
     */
    public FakeRequest(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            byte[] body) {
        this(method, path, query, headers, new RequestBody(body));
    }

    /**
     * The same request, sent by somebody else. A new request is sent by somebody on this machine without TLS.
     *
     * @param sender who sent it
     * @return a request with the same body
     */
    public FakeRequest from(Peer sender) {
        return new FakeRequest(method, path, query, headers, body, sender);
    }

    /**
     * Who sent it.
     *
     * @return what the connection tells
     */
    public Peer peer() {
        return peer;
    }

    /**
     * The HTTP method.
     *
     * @return upper case
     */
    public String method() {
        return method;
    }

    /**
     * The path, percent-decoded, without query.
     *
     * @return begins with a slash
     */
    public String path() {
        return path;
    }

    /**
     * The first value of a query parameter.
     *
     * @param name case-sensitive
     * @return the decoded value; empty text for a parameter without value
     */
    public Optional<String> query(String name) {
        return first(query.getOrDefault(name, List.of()));
    }

    /**
     * All query parameters.
     *
     * @return decoded names and values
     */
    public Map<String, List<String>> query() {
        return query;
    }

    /**
     * The first value of a header field.
     *
     * @param name in any case
     * @return the value as sent
     */
    public Optional<String> header(String name) {
        return first(headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }

    private static Optional<String> first(List<String> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /**
     * The media type of the body without parameters.
     *
     * @return lower case, for example {@code application/json}; empty if there is no such header
     */
    public Optional<String> mediaType() {
        return header("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    /**
     * The size of the body.
     *
     * @return in bytes
     */
    public int bodySize() {
        return body.size();
    }

    /**
     * Reads the body, any number of times, as long as the request is being answered.
     *
     * @return a new stream over the whole body; whoever opens it closes it
     */
    public InputStream body() {
        return body.open();
    }

    /**
     * The body as text in UTF-8, for messages of moderate size.
     *
     * @return the whole text
     */
    public String bodyText() {
        return new String(body.beginning(body.size()), StandardCharsets.UTF_8);
    }

    /** What the journal keeps of it. */
    Message noted() {
        return Message.of(header("content-type").orElse(""), body.size(), body::beginning);
    }
}
