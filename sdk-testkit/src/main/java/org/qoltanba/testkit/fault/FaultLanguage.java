package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.text.Durations;

/**
 * Faults as text, written as they are in Java, for files and for the web console:
 *
 * <pre>
 * loseResponse(on("POST", "/api")).times(2)
 * status(on("GET", "/api/{id}"), 503).retryAfter(2s).always()
 * delayResponse(on("POST", "/STS/confirmation"), 5m)
 * stall(on("POST", "/api/{id}/data")).percent(10)
 * unknownValue(on("GET", "/STS/operations/{id}"), "State")
 * </pre>
 *
 * <p>A length of time is a number with {@code s}, {@code m} or {@code h}, or ISO 8601 such as {@code PT5M}. What a rule
 * says of itself, {@link FaultRule#toString()}, can be read again.
 *
 * @since 0.1.0
 */
public final class FaultLanguage {

    private static final int LONGEST = 1_000;
    private static final String EXAMPLE = "; write, for example, loseResponse(on(\"POST\", \"/api\")).times(2).";

    private static final String ALTERATIONS =
            Arrays.stream(Alteration.values()).map(Alteration::word).collect(Collectors.joining("|"));

    private final String text;
    private final Matcher rest;

    private FaultLanguage(String text) {
        this.text = text;
        this.rest = Pattern.compile("").matcher(text);
    }

    /**
     * Where a fault is to strike, to choose the service whose fault it is.
     *
     * @param text a fault as text
     * @return method and path
     * @throws IllegalArgumentException if it is no fault; the message tells what was expected where
     */
    public static ExchangePoint pointOf(String text) {
        return read(text).head().point();
    }

    /**
     * Sets a fault.
     *
     * @param text a fault as text
     * @param faults those of the service
     * @return the rule that was set
     * @throws IllegalArgumentException if it is no fault; the message tells what was expected where, and nothing is set
     */
    public static FaultRule set(String text, Faults faults) {
        Objects.requireNonNull(faults, "faults");
        read(text).wholeOn(new Faults()); // a mistake near the end must not leave half a fault behind
        return read(text).wholeOn(faults);
    }

    private static FaultLanguage read(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("A fault has at most " + LONGEST + " characters.");
        }
        return new FaultLanguage(text);
    }

    private FaultRule wholeOn(Faults faults) {
        FaultRule rule = head().on(faults);
        while (next("\\.") != null) {
            apply(required("times|always|percent|retryAfter", "times, always, percent or retryAfter"), rule);
        }
        if (rest.regionStart() < text.length()) {
            throw expected("the end");
        }
        return rule;
    }

    private void apply(String word, FaultRule rule) {
        required("\\(", "(");
        switch (word) {
            case "times" -> rule.times(number());
            case "percent" -> rule.percent(number());
            case "retryAfter" -> {
                if (!(rule instanceof StatusRule status)) {
                    throw new IllegalArgumentException("Only the fault status(...) has retryAfter.");
                }
                status.retryAfter(duration());
            }
            default -> rule.always();
        }
        required("\\)", ")");
    }

    private Head head() {
        String effect = required(
                "cutBeforeProcessing|loseResponse|truncateResponse|status|stall|delayResponse|" + ALTERATIONS,
                "cutBeforeProcessing, loseResponse, truncateResponse, status, stall, delayResponse, "
                        + ALTERATIONS.replace("|", ", "));
        required("\\(", "(");
        required("on", "on");
        required("\\(", "(");
        String method = required("\"[A-Z]+\"", "an HTTP method in quotation marks, such as \"POST\"");
        required(",", ",");
        String path = required("\"/[^\"]*\"", "a path in quotation marks, such as \"/api/{id}\"");
        required("\\)", ")");
        Integer code = null;
        Duration time = null;
        String member = "";
        if (effect.equals("status")) {
            required(",", "a comma and an HTTP status");
            code = number();
        } else if (effect.equals("delayResponse")) {
            required(",", "a comma and a length of time");
            time = duration();
        } else if (effect.equals(Alteration.MISSING_MEMBER.word()) || effect.equals(Alteration.UNKNOWN_VALUE.word())) {
            required(",", "a comma and the name of a member");
            member = unquoted(required("\"[^\"]+\"", "the name of a member in quotation marks"));
        }
        required("\\)", ")");
        return new Head(effect, ExchangePoint.on(unquoted(method), unquoted(path)), code, time, member);
    }

    private int number() {
        return Integer.parseInt(required("\\d{1,9}", "a number"));
    }

    private Duration duration() {
        String word = required("[0-9A-Za-z.]+", "a length of time, such as 5s or PT5M");
        return Durations.read(word);
    }

    private String required(String pattern, String name) {
        String found = next(pattern);
        if (found == null) {
            throw expected(name);
        }
        return found;
    }

    private @Nullable String next(String pattern) {
        rest.usePattern(Pattern.compile("\\s*(" + pattern + ")\\s*"));
        if (!rest.lookingAt()) {
            return null;
        }
        String found = rest.group(1);
        rest.region(rest.end(), text.length());
        return found;
    }

    private IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(
                "Expected " + what + " at character " + (rest.regionStart() + 1) + " of the fault" + EXAMPLE);
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    /** What stands before the first full stop. */
    private record Head(
            String effect,
            ExchangePoint point,
            @Nullable Integer code,
            @Nullable Duration time,
            String member) {

        FaultRule on(Faults faults) {
            return switch (effect) {
                case "cutBeforeProcessing" -> faults.cutBeforeProcessing(point);
                case "loseResponse" -> faults.loseResponse(point);
                case "truncateResponse" -> faults.truncateResponse(point);
                case "status" -> faults.status(point, Objects.requireNonNull(code, "code"));
                case "stall" -> faults.stall(point);
                case "delayResponse" -> faults.delayResponse(point, Objects.requireNonNull(time, "time"));
                case "wrongContentType" -> faults.wrongContentType(point);
                case "oversizedResponse" -> faults.oversizedResponse(point);
                case "extraMembers" -> faults.extraMembers(point);
                case "missingMember" -> faults.missingMember(point, member);
                default -> faults.unknownValue(point, member);
            };
        }
    }
}
