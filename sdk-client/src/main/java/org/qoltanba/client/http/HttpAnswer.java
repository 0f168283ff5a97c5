package org.qoltanba.client.http;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;

/**
 * An answer, read to its end or to its limit.
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} shows status and size only.
 */
public final class HttpAnswer {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[!-~]{1,80}");

    private final ErrorContext context;
    private final int status;
    private final AnswerHeaders headers;
    private final byte[] body;

    HttpAnswer(ErrorContext context, int status, AnswerHeaders headers, byte[] body) {
        this.context = context;
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /**
     * The HTTP status.
     *
     * @return the status code
     */
    public int status() {
        return status;
    }

    /**
     * Whether the status is 2xx.
     *
     * @return true if it is
     */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /**
     * Which call was answered, with the service's identifier of the request if it gave one in a header.
     *
     * @return the context for exceptions
     */
    public ErrorContext context() {
        return context;
    }

    /**
     * A header.
     *
     * @param name its name in any case
     * @return its last value; at most 8 KiB
     */
    public Optional<String> header(String name) {
        return headers.get(name);
    }

    /**
     * How long the service asks to wait (RFC 9110 section 10.2.3), as seconds or as a date.
     *
     * @return the wish, if it can be read; never negative
     */
    public Optional<Duration> retryAfter() {
        return headers.retryAfter();
    }

    /**
     * The body as it is.
     *
     * @return a copy
     */
    public Bytes body() {
        return Bytes.of(body);
    }

    /**
     * Whether the answer says that it is JSON, or says nothing.
     *
     * @return false for an HTML page of something in between
     */
    public boolean isJson() {
        String type = mediaType();
        return type == null || type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    /**
     * Whether the body begins like a JSON array: some services answer with a list where others answer with an object.
     *
     * @return true if its first character is an opening bracket
     */
    public boolean isJsonArray() {
        for (byte octet : body) {
            if (octet != ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                return isJson() && octet == '[';
            }
        }
        return false;
    }

    /**
     * Whether the body, if it is JSON, may hold a member somewhere. Costs a fraction of reading it.
     *
     * @param name the member's name, ASCII letters
     * @return false if it certainly holds none; true if that remains to be seen
     */
    public boolean mayHaveMember(String name) {
        byte[] quoted = ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < body.length - 1; i++) {
            byte octet = body[i];
            byte next = body[i + 1];
            // An escape may stand for a letter of the name
            if ((octet == '\\' && next == 'u') || (octet == '"' && next == quoted[1] && isAt(i, quoted))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int position, byte[] octets) {
        int end = position + octets.length;
        return end <= body.length && Arrays.equals(body, position, end, octets, 0, octets.length);
    }

    /**
     * The body as JSON.
     *
     * @param type what it should be
     * @param <T> what it should be
     * @return the object; never null
     * @throws ProtocolException if it is something else
     */
    public <T> T json(Class<T> type) {
        return json(bytes -> Json.read(bytes, type));
    }

    /**
     * The body as JSON of a generic type.
     *
     * @param type what it should be
     * @param <T> what it should be
     * @return the object; never null
     * @throws ProtocolException if it is something else
     */
    public <T> T json(TypeReference<T> type) {
        return json(bytes -> Json.read(bytes, type));
    }

    /**
     * A failure to understand this answer.
     *
     * @param message what was expected and what came instead, without content
     * @return the exception to throw
     */
    public ProtocolException notUnderstood(String message) {
        return new ProtocolException(message, context, null);
    }

    private <T> T json(Reading<T> reading) {
        if (!isJson()) {
            throw notUnderstood(context.service() + " was to answer " + context.operation() + " with JSON and sent '"
                    + mediaType() + "' with status " + status
                    + ". Check the address and whether a proxy or gateway answers in the service's place.");
        }
        @Nullable T value;
        try {
            value = reading.read(body);
        } catch (IOException malformed) {
            throw notUnderstood(context.service() + " answered " + context.operation() + " with " + body.length
                    + " bytes that are not the JSON expected ("
                    + malformed.getClass().getSimpleName()
                    + "). Check the address, and whether the service has changed.");
        }
        if (value == null) {
            throw notUnderstood(
                    context.service() + " answered " + context.operation() + " with null. Check the address.");
        }
        return value;
    }

    private @Nullable String mediaType() {
        String type = headers.get("Content-Type").orElse(null);
        return type == null || type.equals("application/json") ? type : mediaType(type);
    }

    private static String mediaType(String type) {
        return Optional.of(type)
                .map(value -> value.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
                .filter(value -> MEDIA_TYPE.matcher(value).matches())
                .orElse("unreadable type");
    }

    @Override
    public String toString() {
        return "HttpAnswer[" + status + ", " + body.length + " bytes]";
    }

    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T read(byte[] body) throws IOException;
    }
}
