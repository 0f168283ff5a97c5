package org.qoltanba.testkit.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.qoltanba.testkit.text.Nearest;
import org.qoltanba.testkit.text.Texts;

/**
 * A fault that makes no sense, or a text that is no fault: what is wrong, where, and what would be right. The message is
 * English; {@link #message(Locale)} has it in Russian too.
 *
 * @since 0.1.0
 */
public final class FaultException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** Begins a detail that is itself a sentence of the resource bundle. */
    private static final String SENTENCE = "#";

    /** What can be wrong; each has a text in the resource bundle. */
    enum Problem {
        TOO_LONG,
        EXPECTED,
        UNKNOWN_FAULT,
        BAD_STATUS,
        BAD_DELAY,
        BAD_TIME,
        NO_SKEW,
        BAD_MEMBER,
        BAD_TIMES,
        BAD_PERCENT,
        BAD_RETRY_AFTER,
        NO_RETRY_AFTER,
        STANDING,
        UNKNOWN_SERVICE,
        NO_SERVICE
    }

    /** What is wrong. */
    private final Problem problem;

    /** What the message names. */
    @SuppressWarnings("serial") // List.of, of strings
    private final List<String> details;

    FaultException(Problem problem, String... details) {
        super(text(problem, List.of(details), Locale.ENGLISH));
        this.problem = problem;
        this.details = List.of(details);
    }

    /** Something else was expected at a place of the text. */
    static FaultException expected(String sentence, int character) {
        return new FaultException(Problem.EXPECTED, SENTENCE + sentence, Integer.toString(character));
    }

    /**
     * A route at which nobody answers, so that the fault would never strike.
     *
     * @param point where it was to strike
     * @return to be thrown
     */
    public static FaultException nobodyAt(ExchangePoint point) {
        return new FaultException(Problem.NO_SERVICE, point.toString());
    }

    /**
     * What is wrong, for people.
     *
     * @param language Russian, or any other for English
     * @return one or more sentences
     */
    public String message(Locale language) {
        return text(problem, details, Objects.requireNonNull(language, "language"));
    }

    private static String text(Problem problem, List<String> details, Locale language) {
        Texts texts = Texts.of(FaultException.class, language);
        Object[] words = details.stream()
                .map(detail -> detail.startsWith(SENTENCE) ? texts.get(detail.substring(1)) : detail)
                .toArray();
        String meant = problem == Problem.UNKNOWN_FAULT
                ? Nearest.to(
                                details.get(0),
                                Arrays.stream(FaultKind.values())
                                        .map(FaultKind::word)
                                        .toList())
                        .map(name -> " " + texts.get("PERHAPS", name))
                        .orElse("")
                : "";
        return texts.get(problem.name(), words) + meant;
    }
}
