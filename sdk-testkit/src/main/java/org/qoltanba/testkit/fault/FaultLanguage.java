package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.fault.FaultException.Problem;
import org.qoltanba.testkit.text.Durations;

/**
 * Faults as text, written as they are in Java, for files and for the web console:
 *
 * <pre>
 * loseResponse(on("POST", "/api")).times(2)
 * status(on("GET", "/api/{id}"), 503).retryAfter(2s).always()
 * delayResponse(on("POST", "/STS/confirmation"), 5m)
 * stallInBody(on("POST", "/api/{id}/data")).percent(10)
 * unknownValue(on("GET", "/STS/operations/{id}"), "State")
 * expiredCertificate().times(3)
 * lateCallback(of("DSS"), 30s)
 * clockSkew(of("SIGEX"), -5m)
 * </pre>
 *
 * <p>A length of time is a number with {@code s}, {@code m}, {@code h} or {@code d}, or ISO 8601 such as {@code PT5M}. What a
 * rule says of itself, {@link FaultRule#toString()}, can be read again. {@link FaultKind} has all words.
 *
 * @since 0.1.0
 */
public final class FaultLanguage {

    private static final int LONGEST = 1_000;

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
     * @return method and path; empty if it strikes at no single route
     * @throws FaultException if it is no fault; the message tells what was expected where
     */
    public static Optional<ExchangePoint> pointOf(String text) {
        return Optional.ofNullable(read(text).head().point());
    }

    /**
     * Whose fault a fault is to be.
     *
     * @param text a fault as text
     * @return the name of the service; empty if the text does not name one
     * @throws FaultException if it is no fault; the message tells what was expected where
     */
    public static Optional<String> serviceOf(String text) {
        return Optional.ofNullable(read(text).head().service());
    }

    /**
     * Sets a fault.
     *
     * @param text a fault as text
     * @param faults those of the service
     * @return the rule that was set
     * @throws FaultException if it is no fault; the message tells what was expected where, and nothing is set
     */
    public static FaultRule set(String text, Faults faults) {
        Objects.requireNonNull(faults, "faults");
        read(text)
                .wholeOn(new Faults(faults.service(), 0)); // a mistake near the end must not leave half a fault behind
        return read(text).wholeOn(faults);
    }

    private static FaultLanguage read(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > LONGEST) {
            throw new FaultException(Problem.TOO_LONG, Integer.toString(LONGEST));
        }
        return new FaultLanguage(text);
    }

    private FaultRule wholeOn(Faults faults) {
        FaultRule rule = head().on(faults);
        while (next("\\.") != null) {
            apply(required("times|always|percent|retryAfter", "more"), rule);
        }
        if (rest.regionStart() < text.length()) {
            throw expected("end");
        }
        return rule;
    }

    private void apply(String word, FaultRule rule) {
        required("\\(", "opening");
        switch (word) {
            case "times" -> rule.times(number());
            case "percent" -> rule.percent(number());
            case "retryAfter" -> {
                if (!(rule instanceof StatusRule status)) {
                    throw new FaultException(Problem.NO_RETRY_AFTER);
                }
                status.retryAfter(duration());
            }
            default -> rule.always();
        }
        required("\\)", "closing");
    }

    private Head head() {
        String word = required("[A-Za-z]+", "fault");
        FaultKind kind = FaultKind.of(word)
                .orElseThrow(() -> new FaultException(
                        Problem.UNKNOWN_FAULT,
                        word,
                        Arrays.stream(FaultKind.values()).map(FaultKind::word).collect(Collectors.joining(", "))));
        required("\\(", "opening");
        Head head = switch (kind.place()) {
            case ADDRESS -> new Head(kind, null, null, null, null, "");
            case POINT -> detailed(kind, point(), null);
            case SERVICE -> detailed(kind, null, service());
        };
        required("\\)", "closing");
        return head;
    }

    private ExchangePoint point() {
        required("on", "on");
        required("\\(", "opening");
        String method = required("\"[A-Z]+\"", "method");
        required(",", "comma");
        String path = required("\"/[^\"]*\"", "path");
        required("\\)", "closing");
        return ExchangePoint.on(unquoted(method), unquoted(path));
    }

    private String service() {
        required("of", "of");
        required("\\(", "opening");
        String service = required("\"[^\"]*\"", "service");
        required("\\)", "closing");
        return unquoted(service);
    }

    private Head detailed(FaultKind kind, @Nullable ExchangePoint point, @Nullable String service) {
        Integer code = null;
        Duration time = null;
        String member = "";
        switch (kind.detail()) {
            case STATUS -> {
                required(",", "commaStatus");
                code = number();
            }
            case TIME -> {
                required(",", "commaTime");
                time = duration();
            }
            case MEMBER -> {
                required(",", "commaMember");
                member = unquoted(required("\"[^\"]+\"", "member"));
            }
            case NONE -> {}
        }
        return new Head(kind, point, service, code, time, member);
    }

    private int number() {
        return Integer.parseInt(required("\\d{1,9}", "number"));
    }

    private Duration duration() {
        String word = required("-?[0-9A-Za-z.]+", "time");
        try {
            return word.startsWith("-") ? Durations.read(word.substring(1)).negated() : Durations.read(word);
        } catch (IllegalArgumentException malformed) {
            throw new FaultException(Problem.BAD_TIME, word);
        }
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

    private FaultException expected(String what) {
        return FaultException.expected(what, rest.regionStart() + 1);
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }

    /** What stands before the first full stop. */
    private record Head(
            FaultKind kind,
            @Nullable ExchangePoint point,
            @Nullable String service,
            @Nullable Integer code,
            @Nullable Duration time,
            String member) {

        FaultRule on(Faults faults) {
            if (service != null && !service.equals(faults.service())) {
                throw new FaultException(Problem.UNKNOWN_SERVICE, service);
            }
            return switch (kind) {
                case REFUSE_CONNECTION -> faults.refuseConnection();
                case CLOSE_CONNECTION -> faults.closeConnection();
                case FAIL_HANDSHAKE -> faults.failHandshake();
                case EXPIRED_CERTIFICATE -> faults.expiredCertificate();
                case WRONG_HOST_CERTIFICATE -> faults.wrongHostCertificate();
                case UNTRUSTED_CERTIFICATE -> faults.untrustedCertificate();
                case CUT_BEFORE_PROCESSING -> at(faults::cutBeforeProcessing);
                case STATUS -> at(point -> faults.status(point, Objects.requireNonNull(code, "code")));
                case EXPIRED_TOKEN -> at(faults::expiredToken);
                case STALL -> at(faults::stall);
                case STALL_IN_HEADERS -> at(faults::stallInHeaders);
                case STALL_IN_BODY -> at(faults::stallInBody);
                case LOSE_RESPONSE -> at(faults::loseResponse);
                case TRUNCATE_RESPONSE -> at(faults::truncateResponse);
                case DELAY_RESPONSE -> at(point -> faults.delayResponse(point, told()));
                case WRONG_CONTENT_TYPE -> at(faults::wrongContentType);
                case OVERSIZED_RESPONSE -> at(faults::oversizedResponse);
                case EXTRA_MEMBERS -> at(faults::extraMembers);
                case MISSING_MEMBER -> at(point -> faults.missingMember(point, member));
                case UNKNOWN_VALUE -> at(point -> faults.unknownValue(point, member));
                case LOSE_CALLBACK -> faults.loseCallback();
                case LATE_CALLBACK -> faults.lateCallback(told());
                case DUPLICATE_CALLBACK -> faults.duplicateCallback();
                case FORGED_CALLBACK -> faults.forgedCallback();
                case CLOCK_SKEW -> faults.clockSkew(told());
            };
        }

        private FaultRule at(Function<ExchangePoint, FaultRule> fault) {
            return fault.apply(Objects.requireNonNull(point, "point"));
        }

        private Duration told() {
            return Objects.requireNonNull(time, "time");
        }
    }
}
