package org.qoltanba.testkit.phone;

import java.time.Instant;

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
