package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.concurrent.locks.Lock;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.phone.PhoneAnswer;
import org.qoltanba.testkit.phone.PhonePrompt;

/** A confirmation on the user's phone. */
final class TransactionPrompt implements PhonePrompt {

    private final Transaction transaction;
    private final Confirmation confirmation;
    private final SdkClock clock;
    private final Lock lock;

    /** Shows a transaction, which the lock guards. */
    TransactionPrompt(Transaction transaction, Confirmation confirmation, SdkClock clock, Lock lock) {
        this.transaction = transaction;
        this.confirmation = confirmation;
        this.clock = clock;
        this.lock = lock;
    }

    @Override
    public String text() {
        return confirmation.label();
    }

    @Override
    public Instant expiresAt() {
        return confirmation.expiresAt();
    }

    @Override
    public boolean isOpen() {
        lock.lock();
        try {
            return transaction.state(clock.now()) == DssTransactionState.CHALLENGED;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void answerAt(Instant when, PhoneAnswer answer) {
        lock.lock();
        try {
            transaction.answerAt(when, answer, clock.now());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String confirmationCode() {
        return confirmation.confirmationCode();
    }

    @Override
    public String cancellationCode() {
        return confirmation.cancellationCode();
    }

    /** The text, never the codes. */
    @Override
    public String toString() {
        return "TransactionPrompt[" + text() + "]";
    }
}
