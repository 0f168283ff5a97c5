package org.qoltanba.api.operation;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pending operation as text, to keep in a database column and take up again after a restart or on another machine. It
 * holds identifiers, deadline and digest; no credential, no document. Treat it as opaque.
 *
 * <p>An altered token is refused, but there is no secret in it that would prove where it comes from. It does not need
 * one: whoever takes it up brings the user's session and the document, and both are compared with it.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class ResumeToken {

    private static final int LONGEST = 2048;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]+");

    private final String text;

    private ResumeToken(String text) {
        this.text = text;
    }

    /**
     * Reads a token that was kept as text. Whether it is genuine is found out when it is used.
     *
     * @param text what {@link #toString()} gave; at most 2048 characters
     * @return the token
     * @throws IllegalArgumentException if the text cannot be a token
     */
    public static ResumeToken parse(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > LONGEST || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("Not a resume token: a text of " + text.length()
                    + " characters. Pass the text exactly as it was kept.");
        }
        return new ResumeToken(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResumeToken that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The text to keep: letters, digits, dots, dashes and underscores, at most 2048 of them. */
    @Override
    public String toString() {
        return text;
    }
}
