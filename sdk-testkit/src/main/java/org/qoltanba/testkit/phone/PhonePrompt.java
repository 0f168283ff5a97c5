package org.qoltanba.testkit.phone;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operation as it appears on a phone: a service puts it there and remembers the answer. Implemented by the fakes and
 * safe to share between threads.
 *
 * @since 0.1.0
 */
public interface PhonePrompt {

    /**
     * What tells this operation from others.
     *
     * @return the identifier at the service
     */
    String id();

    /**
     * The text the owner reads.
     *
     * @return for example the kind of operation and the name of the document
     */
    String text();

    /**
     * When the service stops waiting.
     *
     * @return the deadline, on the clock of the world
     */
    Instant expiresAt();

    /**
     * Whether the service still waits for an answer.
     *
     * @return false once the operation is decided or has expired
     */
    boolean isOpen();

    /**
     * Answers, now or later. A later answer replaces an earlier one that has not taken effect; after the decision or the
     * deadline an answer has no effect.
     *
     * @param when when the owner taps
     * @param answer what the owner taps
     */
    void answerAt(Instant when, PhoneAnswer answer);

    /**
     * The documents that the owner can decide about one by one.
     *
     * @return their names; empty where there is one decision for everything
     */
    default List<String> documents() {
        return List.of();
    }

    /**
     * Answers and decides about documents, now or later; otherwise as {@link #answerAt(Instant, PhoneAnswer)}.
     *
     * @param when when the owner taps
     * @param answer what the owner taps for the operation as a whole
     * @param documents what the owner decides about documents, by name; the others are as the whole
     * @throws IllegalArgumentException if the operation has no document of such a name
     */
    default void answerAt(Instant when, PhoneAnswer answer, Map<String, DocumentDecision> documents) {
        if (!documents.isEmpty()) {
            throw new IllegalArgumentException("This operation is decided about as a whole.");
        }
        answerAt(when, answer);
    }

    /**
     * What the picture says that the owner of a phone without a connection scans; the service shows the same one.
     *
     * @return empty where the service shows no picture
     */
    default Optional<String> pictureText() {
        return Optional.empty();
    }

    /**
     * The code that the application shows for confirming without a connection.
     *
     * @return decimal digits
     */
    String confirmationCode();

    /**
     * The code that the application shows for refusing without a connection.
     *
     * @return decimal digits
     */
    String cancellationCode();
}
