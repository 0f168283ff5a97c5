package org.qoltanba.testkit.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * One side of an exchange, as much of it as the journal keeps.
 *
 * @param size of the body, in bytes
 * @param excerpt the beginning of a body in JSON, XML or plain text; empty for documents, forms and anything else, since
 *     those hold what nobody wants to read in a log
 * @since 0.1.0
 */
public record Message(int size, String excerpt) {

    private static final int LONGEST_EXCERPT = 1024;

    /**
     * Checks that there is an excerpt, if only an empty one.
     *
     * @param size of the body
     * @param excerpt the beginning of a body in JSON
     */
    public Message {
        Objects.requireNonNull(excerpt, "excerpt");
    }

    /**
     * Notes a message.
     *
     * @param contentType the value of its Content-Type header; empty if it has none
     * @param body its body; not kept
     * @return size and excerpt
     */
    public static Message of(String contentType, byte[] body) {
        return of(contentType, body.length, most -> Arrays.copyOf(body, Math.min(most, body.length)));
    }

    /**
     * Notes a message whose body need not be in memory.
     *
     * @param contentType the value of its Content-Type header; empty if it has none
     * @param size of its body, in bytes
     * @param beginning reads at most the given number of bytes from the beginning of its body
     * @return size and excerpt
     */
    public static Message of(String contentType, int size, IntFunction<byte[]> beginning) {
        if (!isReadable(contentType)) {
            return new Message(size, "");
        }
        String text = new String(beginning.apply(LONGEST_EXCERPT), StandardCharsets.UTF_8);
        return new Message(size, size > LONGEST_EXCERPT ? text + "..." : text);
    }

    static boolean isReadable(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.startsWith("application/json") || type.startsWith("application/xml");
    }
}
