package org.qoltanba.api.secret;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A password, PIN, client secret or token. It prints as {@code Secret[***]}, compares in constant time, and yields its
 * content only inside {@link #reveal(Function)}, so that a code search for that word finds every place that uses one.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class Secret implements AutoCloseable {

    private final char[] content;
    private volatile boolean destroyed;

    private Secret(char[] content) {
        this.content = content;
    }

    /**
     * Copies the characters. The caller may wipe its own array afterwards.
     *
     * @param content the secret characters
     * @return the secret
     */
    public static Secret of(char[] content) {
        Objects.requireNonNull(content, "content");
        return new Secret(content.clone());
    }

    /**
     * Takes a secret that is a string already, as configuration libraries give it. The string itself cannot be wiped.
     *
     * @param content the secret text
     * @return the secret
     */
    public static Secret of(String content) {
        Objects.requireNonNull(content, "content");
        return new Secret(content.toCharArray());
    }

    /**
     * The empty secret: CryptoPro DSS users with "identification only" have no password (contract section 3.1).
     *
     * @return a secret without characters
     */
    public static Secret empty() {
        return new Secret(new char[0]);
    }

    /**
     * Lends the characters to a function. The array is a copy that is wiped when the function returns; do not keep it.
     *
     * @param use what needs the characters
     * @param <T> what the function makes of them
     * @return the function's result
     * @throws IllegalStateException if the secret was destroyed
     */
    public <T extends @Nullable Object> T reveal(Function<char[], T> use) {
        Objects.requireNonNull(use, "use");
        char[] copy = content.clone();
        try {
            if (destroyed) {
                throw new IllegalStateException("This secret was destroyed. Load it again before using it.");
            }
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    /**
     * Whether there are no characters.
     *
     * @return true for an empty secret
     */
    public boolean isEmpty() {
        return content.length == 0;
    }

    /** Wipes the characters. The secret cannot be used afterwards. Closing twice is harmless. */
    @Override
    public void close() {
        destroyed = true;
        Arrays.fill(content, '\0');
    }

    /** A secret that was destroyed equals none but itself: what it was cannot be told any more. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof Secret that)) {
            return false;
        }
        if (destroyed || that.destroyed) {
            return this == that;
        }
        int difference = content.length ^ that.content.length;
        for (int i = 0; i < Math.min(content.length, that.content.length); i++) {
            difference |= content[i] ^ that.content[i];
        }
        return difference == 0;
    }

    /** The same for all secrets: a hash would tell equal secrets apart from different ones. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    /** Never the content. */
    @Override
    public String toString() {
        return "Secret[***]";
    }
}
