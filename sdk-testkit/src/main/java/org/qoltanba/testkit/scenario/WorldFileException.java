package org.qoltanba.testkit.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.text.Texts;

/**
 * A file that describes a world cannot be used: what is wrong, where, and what would be right. The message is English;
 * {@link #message(Locale)} has it in Russian too.
 *
 * @since 0.1.0
 */
public final class WorldFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** What can be wrong; each has a text in the resource bundle. */
    enum Problem {
        UNREADABLE,
        SYNTAX,
        UNKNOWN_MEMBER,
        BAD_VALUE,
        UNKNOWN_PERSON,
        DUPLICATE_PERSON,
        UNKNOWN_SWITCH,
        UNKNOWN_SCENARIO,
        BAD_FAULT
    }

    /** What is wrong. */
    private final Problem problem;

    /** What the message names. */
    @SuppressWarnings("serial") // List.of, of strings
    private final List<String> details;

    WorldFileException(Problem problem, @Nullable Throwable cause, String... details) {
        super(text(problem, List.of(details), Locale.ENGLISH), cause);
        this.problem = problem;
        this.details = List.of(details);
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
        return Texts.of(WorldFileException.class, language).get(problem.name(), details.toArray());
    }
}
