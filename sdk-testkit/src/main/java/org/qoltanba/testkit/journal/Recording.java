package org.qoltanba.testkit.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Exchanges as a file keeps them. Times count from the first exchange; of bodies that are no text, only the
 * kind is told. Not safe to share between threads.
 */
final class Recording {

    private final StringBuilder text =
            new StringBuilder("# Exchanges with the fakes of Qoltanba, one after the other\n");
    private Instant first = Instant.MAX;

    void add(Exchange exchange, Journal.Body request, Journal.Body answer) {
        if (first.equals(Instant.MAX)) {
            first = exchange.time();
        }
        text.append("\n+")
                .append(Duration.between(first, exchange.time())
                        .toString()
                        .substring(2)
                        .toLowerCase(Locale.ROOT))
                .append(' ')
                .append(exchange.method())
                .append(' ')
                .append(exchange.path())
                .append('\n');
        body("> ", request);
        text.append("< ")
                .append(exchange.answer().map(told -> "" + told.status()).orElse("no answer"));
        exchange.fault()
                .ifPresent(fault -> text.append(", fault ").append(fault.kind().word()));
        text.append('\n');
        body("< ", answer);
    }

    private void body(String sign, Journal.Body body) {
        List<String> lines = RecordedText.lines(body.content());
        if (lines.isEmpty() && !body.type().isEmpty()) {
            text.append(sign).append('(').append(body.type()).append(")\n");
        }
        lines.forEach(line -> text.append(sign).append(line).append('\n'));
    }

    /** The whole file. */
    @Override
    public String toString() {
        return text.toString();
    }
}
