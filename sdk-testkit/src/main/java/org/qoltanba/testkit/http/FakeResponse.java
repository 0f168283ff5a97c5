package org.qoltanba.testkit.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a fake answers. Immutable; the body is lent, not copied. */
public final class FakeResponse {

    private static final byte[] NOTHING = new byte[0];

    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private FakeResponse(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * An answer in JSON.
     *
     * @param status the HTTP status
     * @param json the text, sent in UTF-8
     * @return the answer
     */
    public static FakeResponse json(int status, String json) {
        return json(status, json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer in JSON that is encoded already.
     *
     * @param status the HTTP status
     * @param json the text in UTF-8; not copied
     * @return the answer
     */
    public static FakeResponse json(int status, byte[] json) {
        return of(status, "application/json; charset=utf-8", json);
    }

    /**
     * An answer in bytes of any kind.
     *
     * @param status the HTTP status
     * @param contentType the value of the Content-Type header
     * @param body the content; not copied
     * @return the answer
     */
    public static FakeResponse of(int status, String contentType, byte[] body) {
        return new FakeResponse(status, Map.of("Content-Type", contentType), body);
    }

    /**
     * An answer without body.
     *
     * @param status the HTTP status
     * @return the answer
     */
    public static FakeResponse empty(int status) {
        return new FakeResponse(status, Map.of(), NOTHING);
    }

    /**
     * The same answer with one more header field.
     *
     * @param name replaces a field of exactly this name
     * @param value the value
     * @return a copy
     */
    public FakeResponse header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new FakeResponse(status, all, body);
    }

    /**
     * The HTTP status.
     *
     * @return three digits
     */
    public int status() {
        return status;
    }

    /**
     * The header fields.
     *
     * @return names and values
     */
    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }

    /**
     * The content.
     *
     * @return lent, not copied: nobody writes into it
     */
    public byte[] body() {
        return body;
    }
}
