package org.qoltanba.api.signature;

import java.util.Objects;

/**
 * The outcome of one check of a validation.
 *
 * @param outcome how the check ended
 * @param code a stable machine code in upper case with underscores, for example {@code MESSAGE_DIGEST}
 * @param text what was found and what to do, for people; never holds the document or a personal number
 * @since 0.1.0
 */
public record Finding(Outcome outcome, String code, String text) {

    /**
     * Checks that all is there.
     *
     * @param outcome how the check ended
     * @param code a stable machine code in upper case with underscores
     * @param text what was found and what to do
     */
    public Finding {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
    }

    /**
     * How a check ended.
     *
     * @since 0.1.0
     */
    public enum Outcome {
        /** Checked and in order. */
        PASSED,
        /** In order, but worth knowing. */
        WARNING,
        /** Checked and not in order. */
        FAILED,
        /** Could not be checked; never counts as passed. */
        NOT_CHECKED
    }
}
