package org.qoltanba.testkit.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.fault.FaultException;
import org.qoltanba.testkit.text.Nearest;
import org.qoltanba.testkit.text.Texts;

/**
 * A file that describes a world cannot be used: what is wrong, where, and what would be right. The message is English;
 * {@link #message(Locale)} has it in Russian too.
 *
 * @since 0.1.0
 */
public final class WorldFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int NO_NAME = -1;

    /** What can be wrong; each has a text in the resource bundle. */
    enum Problem {
        UNREADABLE,
        NO_FILE,
        NOT_UTF_8,
        SYNTAX,
        UNKNOWN_MEMBER(1),
        EMPTY,
        IS_FOLDER,
        BAD_VALUE,
        WRONG_KIND,
        NOT_GIVEN,
        NOT_TWELVE_DIGITS,
        ONE_OF(1),
        BAD_PORT,
        BAD_SPEED,
        BAD_TIME,
        UNKNOWN_PERSON(1),
        DUPLICATE_PERSON,
        UNKNOWN_SWITCH(1),
        UNKNOWN_SCENARIO(0),
        BAD_FAULT;

        /** Which detail is a name that does not exist; after it come those that do. */
        private final int name;

        Problem() {
            this(NO_NAME);
        }

        Problem(int name) {
            this.name = name;
        }
    }

    /** What is wrong. */
    private final Problem problem;

    /** Where in the file; 0 if it is not known, or stands among the details. */
    private final int line;

    /** What the message names. */
    @SuppressWarnings("serial") // List.of, of strings
    private final List<String> details;

    WorldFileException(Problem problem, @Nullable Throwable cause, String... details) {
        this(problem, 0, cause, List.of(details));
    }

    private WorldFileException(Problem problem, int line, @Nullable Throwable cause, List<String> details) {
        super(text(problem, line, details, cause, Locale.ENGLISH), cause);
        this.problem = problem;
        this.line = line;
        this.details = details;
    }

    /** The same, and where in the text of the file it is, if what it names stands there once. */
    WorldFileException in(String json, UnaryOperator<String> quoted) {
        if (line > 0 || problem == Problem.UNKNOWN_MEMBER || problem == Problem.SYNTAX) {
            return this;
        }
        return Stream.of(problem.name == NO_NAME ? "" : details.get(problem.name), first(), last(first()))
                .filter(named -> !named.isEmpty())
                .map(quoted)
                .filter(named -> json.contains(named) && json.indexOf(named) == json.lastIndexOf(named))
                .findFirst()
                .map(named -> 1
                        + (int) json.substring(0, json.indexOf(named))
                                .chars()
                                .filter(each -> each == '\n')
                                .count())
                .map(found -> new WorldFileException(problem, found, this, details))
                .orElse(this);
    }

    /** The same, and where in the file it is. */
    WorldFileException at(int found) {
        return new WorldFileException(problem, found, getCause(), details);
    }

    private String first() {
        return details.isEmpty() ? "" : details.get(0);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /**
     * What is wrong, for people.
     *
     * @param language Russian, or any other for English
     * @return one or more sentences
     */
    public String message(Locale language) {
        return text(problem, line, details, getCause(), Objects.requireNonNull(language, "language"));
    }

    private static String text(
            Problem problem, int line, List<String> details, @Nullable Throwable cause, Locale language) {
        Texts texts = Texts.of(WorldFileException.class, language);
        String where = line == 0 ? "" : texts.get("LINE", Integer.toString(line)) + " ";
        String meant = problem.name == NO_NAME
                ? ""
                : Nearest.to(
                                details.get(problem.name),
                                List.of(details.get(problem.name + 1).split(", ", -1)))
                        .map(name -> " " + texts.get("PERHAPS", name))
                        .orElse("");
        return where + texts.get(problem.name(), inLanguage(details, cause, language)) + meant;
    }

    /** What is wrong with a fault is told by the fault itself. */
    private static Object[] inLanguage(List<String> details, @Nullable Throwable cause, Locale language) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof FaultException fault) {
                return new Object[] {details.get(0), fault.message(language)};
            }
        }
        return details.toArray();
    }
}
