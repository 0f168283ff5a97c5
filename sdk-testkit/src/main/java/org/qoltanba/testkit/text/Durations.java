package org.qoltanba.testkit.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people write them. */
public final class Durations {

    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})(s|m|h|d)");

    private Durations() {}

    /**
     * Reads a length of time.
     *
     * @param text a number with {@code s}, {@code m}, {@code h} or {@code d}, or ISO 8601 such as {@code PT5M}
     * @return the length
     * @throws IllegalArgumentException if it is none
     */
    public static Duration read(String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            long amount = Long.parseLong(simple.group(1));
            return switch (simple.group(2)) {
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException(
                    "A length of time is written as 5s, 10m, 2h, 3d or PT5M, not as " + text + ".", malformed);
        }
    }

    /**
     * Writes a length of time so that it can be read again.
     *
     * @param time the length
     * @return seconds if they are whole, otherwise ISO 8601
     */
    public static String written(Duration time) {
        return time.equals(Duration.ofSeconds(time.toSeconds())) && !time.isNegative()
                ? time.toSeconds() + "s"
                : time.toString();
    }
}
