package org.qoltanba.testkit.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.fault.ExchangePoint;

/**
 * The latest exchanges of a world, for a test to look into and for a failed test to print. It keeps the last 500, with
 * the beginnings of their bodies.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class Journal {

    private static final int KEPT = 500;
    private static final int LONGEST = 1024 * 1024;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private long forgotten;
    private @Nullable Recording recording;

    /** An empty journal. Every world has its own. */
    public Journal() {}

    /**
     * The exchanges kept, in the order in which they ended.
     *
     * @return at most 500
     */
    public synchronized List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /**
     * The exchanges kept that happened at a point.
     *
     * @param point method and path
     * @return in the order in which they ended
     */
    public List<Exchange> exchanges(ExchangePoint point) {
        Objects.requireNonNull(point, "point");
        return exchanges().stream()
                .filter(exchange -> point.meets(exchange.method(), exchange.path()))
                .toList();
    }

    /**
     * Notes an exchange; the server of the world does so.
     *
     * @param exchange what happened
     */
    public synchronized void add(Exchange exchange) {
        Objects.requireNonNull(exchange, "exchange");
        if (exchanges.size() == KEPT) {
            exchanges.removeFirst();
            forgotten++;
        }
        exchanges.addLast(exchange);
    }

    /**
     * Keeps everything from now on for {@link #recording()}: readable bodies whole, any number of exchanges. Call it before
     * the first exchange.
     *
     * @return this
     */
    public synchronized Journal recorded() {
        if (recording == null) {
            recording = new Recording();
        }
        return this;
    }

    /**
     * What was said since {@link #recorded()}, to be compared with what was said in an earlier run. It holds no password, no
     * token, no signature and no certificate; of documents it holds that there was one. Two worlds with the same seed whose
     * clients say the same, one call after the other, give the same text, octet by octet.
     *
     * @return lines that end with a line feed
     * @throws IllegalStateException if nothing is recorded
     */
    public synchronized String recording() {
        Recording made = recording;
        if (made == null) {
            throw new IllegalStateException(
                    "This journal keeps beginnings only. Call world.journal().recorded() before the first exchange.");
        }
        return made.toString();
    }

    /**
     * Notes an exchange; the server of the world does so.
     *
     * @param exchange what happened
     * @param request reads the body of the request as text
     * @param answer reads the body of the answer as text
     */
    public synchronized void add(Exchange exchange, Supplier<Body> request, Supplier<Body> answer) {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(answer, "answer");
        add(exchange);
        Recording made = recording;
        if (made != null) {
            made.add(exchange, request.get(), answer.get());
        }
    }

    /**
     * A body, whole.
     *
     * @param type the content type; empty if there is none
     * @param content the text of one that can be read; empty for others
     * @since 0.1.0
     */
    public record Body(String type, String content) {

        /**
         * Takes the text, unless nobody could read it.
         *
         * @param type the value of Content-Type; empty if it has none
         * @param size of the body, in octets
         * @param whole reads it
         * @return with content if it is JSON, XML or plain text of at most 1 MiB
         */
        public static Body of(String type, int size, Supplier<String> whole) {
            return new Body(type, size <= LONGEST && Message.isReadable(type) ? whole.get() : "");
        }

        /** Only the kind. */
        @Override
        public String toString() {
            return "Body[" + type + "]";
        }
    }

    /**
     * The whole journal for people to read. It holds what the test said to the fakes: do not print it where anybody else
     * reads it if a test uses real names or numbers.
     *
     * @return one line an exchange, and one for each readable body
     */
    public String toText() {
        StringBuilder text = new StringBuilder();
        List<Exchange> kept;
        synchronized (this) {
            kept = List.copyOf(exchanges);
            if (forgotten > 0) {
                text.append(forgotten).append(" earlier exchanges are no longer kept\n");
            }
        }
        if (kept.isEmpty()) {
            text.append("no exchanges\n");
        }
        kept.forEach(exchange -> describe(exchange, text));
        return text.toString();
    }

    private static void describe(Exchange exchange, StringBuilder text) {
        text.append(exchange.time())
                .append(' ')
                .append(exchange.method())
                .append(' ')
                .append(exchange.path());
        text.append(" (").append(exchange.request().size()).append(" bytes) -> ");
        text.append(exchange.answer()
                .map(answer -> answer.status() + " (" + answer.message().size() + " bytes)")
                .orElse("no answer"));
        exchange.fault()
                .ifPresent(fault -> text.append(", fault: ").append(fault.kind().word()));
        text.append('\n');
        describe("  > ", exchange.request(), text);
        exchange.answer().ifPresent(answer -> describe("  < ", answer.message(), text));
    }

    private static void describe(String sign, Message message, StringBuilder text) {
        if (!message.excerpt().isEmpty()) {
            text.append(sign)
                    .append(message.excerpt().replace("\n", "\n" + sign))
                    .append('\n');
        }
    }

    /** How many exchanges are kept. */
    @Override
    public String toString() {
        return "Journal[" + exchanges().size() + " exchanges]";
    }
}
