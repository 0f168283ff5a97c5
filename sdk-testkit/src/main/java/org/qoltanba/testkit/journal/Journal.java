package org.qoltanba.testkit.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
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

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private long forgotten;

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
        exchange.fault().ifPresent(fault -> text.append(", fault: ").append(fault));
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
