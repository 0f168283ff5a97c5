package org.qoltanba.api.operation;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What to ask a person for whose code ends the operation: see {@link PendingOperation#submitCode(String)}.
 *
 * @param kind where the code comes from
 * @param text the service's own words to show beside the field; may be empty
 * @param longest the greatest number of characters a code has; null if the service does not say
 * @param hidden whether the service wants the field to hide what is typed
 * @since 0.1.0
 */
public record CodePrompt(Kind kind, String text, @Nullable Integer longest, boolean hidden) {

    /**
     * Checks that all is there.
     *
     * @param kind where the code comes from
     * @param text the service's own words to show beside the field; may be empty
     * @param longest the greatest number of characters a code has; null if the service does not say
     * @param hidden whether the service wants the field to hide what is typed
     */
    public CodePrompt {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /**
     * The greatest number of characters a code has, for the field.
     *
     * @return empty if the service does not say
     */
    public OptionalInt maximumLength() {
        return longest == null ? OptionalInt.empty() : OptionalInt.of(longest);
    }

    /** Hides the text, which names the document. */
    @Override
    public String toString() {
        return "CodePrompt[" + kind + "]";
    }

    /**
     * Where a code comes from. New kinds may be added: give a {@code switch} a default.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The person's phone shows it after scanning {@link PendingOperation#offlineChallenge()}. */
        OFFLINE,
        /** It was sent by SMS. */
        SMS,
        /** It was sent by e-mail. */
        EMAIL,
        /** A device or an application of the person makes it. */
        GENERATED,
        /** The service does not say. */
        OTHER
    }
}
