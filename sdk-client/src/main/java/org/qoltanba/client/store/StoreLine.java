package org.qoltanba.client.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.spi.Delivery;
import org.qoltanba.api.spi.StoredOperation;

/**
 * One line of the file of a store, which says one change: {@code kind parts... checksum}, in ASCII, texts in Base64.
 *
 * @param text the line without its checksum
 */
record StoreLine(String text) {

    /** The first line of every file. */
    static final StoreLine HEADER = new StoreLine("qoltanba-operations 1");

    private static final String ADDED = "added";
    private static final String CHANGED = "changed";
    private static final String DELIVERED = "delivered";
    private static final String ENDED = "ended";
    private static final String NONE = "-";

    static StoreLine added(StoredOperation operation) {
        return whole(ADDED, operation);
    }

    static StoreLine changed(StoredOperation operation) {
        return whole(CHANGED, operation);
    }

    private static StoreLine whole(String kind, StoredOperation operation) {
        List<String> parts = new ArrayList<>(List.of(
                kind,
                encode(operation.desk()),
                encode(operation.service()),
                encode(operation.id()),
                encode(operation.reference()),
                operation.resumeToken().map(ResumeToken::toString).orElse(NONE),
                operation
                        .expiresAt()
                        .map(at -> Long.toString(at.toEpochMilli()))
                        .orElse(NONE)));
        operation.signals().forEach(signal -> parts.add(encode(signal)));
        return new StoreLine(String.join(" ", parts));
    }

    static StoreLine delivered(String key, int deliveries, OperationState outcome) {
        return new StoreLine(String.join(
                " ",
                DELIVERED,
                key,
                Integer.toString(deliveries),
                outcome.name().toLowerCase(Locale.ROOT)));
    }

    static StoreLine ended(String key, Instant at) {
        return new StoreLine(String.join(" ", ENDED, key, Long.toString(at.toEpochMilli())));
    }

    /** As it is written, with the end of the line. */
    byte[] encoded() {
        return (text + " " + checksum(text) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a line without its end; empty if it is torn. */
    static Optional<StoreLine> decode(String line) {
        int space = line.lastIndexOf(' ');
        return space > 0 && checksum(line.substring(0, space)).equals(line.substring(space + 1))
                ? Optional.of(new StoreLine(line.substring(0, space)))
                : Optional.empty();
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /**
     * Makes the change it says.
     *
     * @throws IllegalArgumentException if it says nothing known, or speaks of an operation nobody has added
     */
    void applyTo(Ledger ledger) {
        List<String> parts = List.of(text.split(" ", -1));
        switch (parts.get(0)) {
            case ADDED -> ledger.add(operation(parts));
            case CHANGED -> {
                StoredOperation changed = operation(parts);
                ledger.change(known(ledger, changed.key()), changed);
            }
            case DELIVERED -> {
                Ledger.Entry entry = entry(ledger, parts, 4);
                entry.deliveries = Integer.parseInt(parts.get(2));
                entry.outcome = Delivery.requireOutcome(
                        OperationState.valueOf(parts.get(3).toUpperCase(Locale.ROOT)));
            }
            case ENDED -> ledger.end(entry(ledger, parts, 3), Instant.ofEpochMilli(Long.parseLong(parts.get(2))));
            default -> throw new IllegalArgumentException("unknown kind of line");
        }
    }

    private static StoredOperation operation(List<String> parts) {
        if (parts.size() < 7) {
            throw new IllegalArgumentException("too few parts");
        }
        return StoredOperation.of(
                        decoded(parts.get(1)), decoded(parts.get(2)), decoded(parts.get(3)), decoded(parts.get(4)))
                .withResumeToken(parts.get(5).equals(NONE) ? null : ResumeToken.parse(parts.get(5)))
                .withExpiresAt(parts.get(6).equals(NONE) ? null : Instant.ofEpochMilli(Long.parseLong(parts.get(6))))
                .withSignals(parts.stream().skip(7).map(StoreLine::decoded).toList());
    }

    private static Ledger.Entry entry(Ledger ledger, List<String> parts, int size) {
        if (parts.size() != size) {
            throw new IllegalArgumentException("too few or too many parts");
        }
        return known(ledger, parts.get(1));
    }

    private static Ledger.Entry known(Ledger ledger, String key) {
        Ledger.@Nullable Entry entry = ledger.find(key);
        if (entry == null) {
            throw new IllegalArgumentException("unknown operation");
        }
        return entry;
    }

    private static String encode(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    /** Hides what the line says. */
    @Override
    public String toString() {
        return "StoreLine[" + text.length() + " characters]";
    }
}
