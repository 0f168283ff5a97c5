package org.qoltanba.api.spi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.operation.ResumeToken;

/**
 * What is kept of a pending operation, so that another process can take it up again: which one it is, and what the
 * application calls it. It holds no credential, no document and no PIN; whoever takes the operation up brings them.
 *
 * <p>Two are the same operation if {@link #key()} is the same, which is made from desk, service, identifier and
 * reference. Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class StoredOperation {

    /** The longest name of a desk or a service, in characters. */
    public static final int LONGEST_NAME = 64;

    /** The longest identifier, reference or signal, in characters. */
    public static final int LONGEST_TEXT = 512;

    /** How many signals an operation can have. */
    public static final int MOST_SIGNALS = 16;

    private static final int KEY_LENGTH = 16;

    private final String desk;
    private final String service;
    private final String id;
    private final String reference;
    private final String key;
    private final @Nullable ResumeToken resumeToken;
    private final List<String> signals;
    private final @Nullable Instant expiresAt;

    private StoredOperation(
            String desk,
            String service,
            String id,
            String reference,
            @Nullable ResumeToken resumeToken,
            List<String> signals,
            @Nullable Instant expiresAt) {
        this.desk = bounded(desk, "desk", LONGEST_NAME);
        this.service = bounded(service, "service", LONGEST_NAME);
        this.id = bounded(id, "id", LONGEST_TEXT);
        this.reference = bounded(reference, "reference", LONGEST_TEXT);
        this.key = key(desk, service, id, reference);
        this.resumeToken = resumeToken;
        this.signals = signals;
        this.expiresAt = expiresAt;
    }

    /**
     * An operation without resume token, signals and deadline.
     *
     * @param desk whose it is: desks that share a store do not see each other's operations; 1 to 64 characters
     * @param service the service's name, for example {@code SIGEX}; 1 to 64 characters
     * @param id the service's identifier of the operation; 1 to 512 characters
     * @param reference what the application calls it, for example the key of a row of its own; 1 to 512 characters, and
     *     nothing that is secret
     * @return the operation
     * @throws IllegalArgumentException if one of them is empty, too long or has control characters
     */
    public static StoredOperation of(String desk, String service, String id, String reference) {
        return new StoredOperation(desk, service, id, reference, null, List.of(), null);
    }

    private static String bounded(String text, String name, int longest) {
        Objects.requireNonNull(text, name);
        if (text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The " + name + " of a stored operation has 1 to " + longest
                    + " characters without control characters; given are " + text.length() + ". Pass a shorter name"
                    + " that your application can find it by.");
        }
        return text;
    }

    private static String key(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                // Control characters are excluded, so nothing can be mistaken for another division
                digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), KEY_LENGTH));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /**
     * With the operation as text.
     *
     * @param token how to take it up again, or null if the reference tells enough
     * @return a copy
     */
    public StoredOperation withResumeToken(@Nullable ResumeToken token) {
        return new StoredOperation(desk, service, id, reference, token, signals, expiresAt);
    }

    /**
     * With the names of the news that concern it.
     *
     * @param names at most 16, each of 1 to 512 characters
     * @return a copy
     * @throws IllegalArgumentException if there are too many, or one is too long
     */
    public StoredOperation withSignals(List<String> names) {
        List<String> copy = List.copyOf(names);
        if (copy.size() > MOST_SIGNALS) {
            throw new IllegalArgumentException(
                    "A stored operation has at most " + MOST_SIGNALS + " signals; given are " + copy.size() + ".");
        }
        copy.forEach(name -> bounded(name, "signal", LONGEST_TEXT));
        return new StoredOperation(desk, service, id, reference, resumeToken, copy, expiresAt);
    }

    /**
     * With the service's deadline.
     *
     * @param deadline when the service gives up, to the millisecond; null if it does not
     * @return a copy
     */
    public StoredOperation withExpiresAt(@Nullable Instant deadline) {
        return new StoredOperation(
                desk,
                service,
                id,
                reference,
                resumeToken,
                signals,
                deadline == null ? null : deadline.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Whose it is.
     *
     * @return the name of the desk
     */
    public String desk() {
        return desk;
    }

    /**
     * Where it is under way.
     *
     * @return the service's name
     */
    public String service() {
        return service;
    }

    /**
     * Which operation it is.
     *
     * @return the service's identifier
     */
    public String id() {
        return id;
    }

    /**
     * What the application calls it.
     *
     * @return the reference it was given
     */
    public String reference() {
        return reference;
    }

    /**
     * Names the operation in a store.
     *
     * @return 32 hexadecimal digits, the same for the same desk, service, identifier and reference
     */
    public String key() {
        return key;
    }

    /**
     * How to take it up again.
     *
     * @return the token; empty if this kind of operation has none
     */
    public Optional<ResumeToken> resumeToken() {
        return Optional.ofNullable(resumeToken);
    }

    /**
     * Which news concern it.
     *
     * @return names, at most 16
     */
    public List<String> signals() {
        return signals;
    }

    /**
     * When the service gives up waiting.
     *
     * @return the service's own deadline, if it has one
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** True for the same operation with the same token, signals and deadline. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredOperation that
                && key.equals(that.key)
                && Objects.equals(resumeToken, that.resumeToken)
                && signals.equals(that.signals)
                && Objects.equals(expiresAt, that.expiresAt);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Names desk, service and identifier, not the reference, which is the application's. */
    @Override
    public String toString() {
        return "StoredOperation[" + desk + ", " + service + ", " + id + "]";
    }
}
