package org.qoltanba.crypto.health;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.qoltanba.crypto.health.HealthPolicy.End;

/** Reads the lines of a policy, and says where one is wrong. Not thread-safe; used once. */
final class PolicyReader {

    private static final int MOST_STATEMENTS = 10_000;
    private static final int LONGEST_LINE = 2000;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern KEY_IDENTIFIER = Pattern.compile("(?:[0-9a-f]{2}){1,64}");
    private static final Pattern OBJECT_IDENTIFIER = Pattern.compile("[0-2](?:\\.(?:0|[1-9][0-9]{0,38})){1,32}");

    private final Map<String, End> certificates = new HashMap<>();
    private final Map<String, End> keys = new HashMap<>();
    private final Map<String, End> algorithms = new HashMap<>();
    private int line;

    HealthPolicy read(String text) {
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (String each : LINE_END.split(content, -1)) {
            line++;
            if (each.length() > LONGEST_LINE) {
                throw wrong(LONGEST_LINE + 1, "the line has more than " + LONGEST_LINE + " characters.");
            }
            if (!each.isBlank() && !each.stripLeading().startsWith("#")) {
                statement(each);
            }
        }
        return new HealthPolicy(certificates, keys, algorithms);
    }

    private void statement(String text) {
        int first = text.indexOf(';');
        int second = text.indexOf(';', first + 1);
        if (first < 0 || second < 0) {
            throw wrong(
                    text.length() + 1, "expected three fields with semicolons between them: what; last day; reason.");
        }
        Instant when = when(text.substring(first + 1, second), first + 1);
        String reason = text.substring(second + 1).strip();
        if (reason.isEmpty()) {
            throw wrong(second + 2, "expected a reason after the second semicolon.");
        }
        what(text.substring(0, first), new End(when, reason));
    }

    private void what(String field, End end) {
        int column = 1 + field.length() - field.stripLeading().length();
        String what = field.strip().toLowerCase(Locale.ROOT);
        int colon = what.indexOf(':');
        String value = colon < 0 ? "" : what.substring(colon + 1).strip();
        switch (colon < 0 ? "" : what.substring(0, colon).strip()) {
            case "certificate" ->
                put(certificates, SHA_256, value.replace(":", ""), end, column, "a SHA-256 of 64 hexadecimal digits");
            case "key" -> put(keys, KEY_IDENTIFIER, value.replace(":", ""), end, column, "2 to 128 hexadecimal digits");
            case "algorithm" ->
                put(
                        algorithms,
                        OBJECT_IDENTIFIER,
                        value,
                        end,
                        column,
                        "an object identifier such as 1.2.840.113549.1.1.5");
            default -> throw wrong(column, "expected certificate:, key: or algorithm: at the beginning.");
        }
    }

    private void put(Map<String, End> target, Pattern form, String value, End end, int column, String expected) {
        if (!form.matcher(value).matches()) {
            throw wrong(column, "expected " + expected + " after the colon.");
        }
        if (target.put(value, end) != null) {
            throw wrong(column, "this was said before; keep one of the lines.");
        }
        if (certificates.size() + keys.size() + algorithms.size() > MOST_STATEMENTS) {
            throw wrong(column, "there are more than " + MOST_STATEMENTS + " statements.");
        }
    }

    private Instant when(String field, int offset) {
        String text = field.strip();
        try {
            Instant when = text.indexOf('T') < 0
                    ? LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
            if (when.isAfter(EARLIEST) && when.isBefore(LATEST)) {
                return when;
            }
        } catch (DateTimeException malformed) {
            // Told below, as what is out of bounds
        }
        throw wrong(
                1 + offset + field.length() - field.stripLeading().length(),
                "expected a date such as 2026-12-31, or a time such as 2026-12-31T18:00:00Z.");
    }

    private MalformedPolicyException wrong(int column, String text) {
        return new MalformedPolicyException(line, column, text);
    }
}
