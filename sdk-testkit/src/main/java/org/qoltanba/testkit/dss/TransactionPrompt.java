package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.phone.DocumentDecision;
import org.qoltanba.testkit.phone.PhoneAnswer;
import org.qoltanba.testkit.phone.PhonePrompt;

/** A confirmation on the user's phone. */
final class TransactionPrompt implements PhonePrompt {

    private final Transaction transaction;
    private final Confirmation confirmation;
    private final SdkClock clock;
    private final TransactionBook book;

    /** Shows a transaction of a book. */
    TransactionPrompt(Transaction transaction, Confirmation confirmation, SdkClock clock, TransactionBook book) {
        this.transaction = transaction;
        this.confirmation = confirmation;
        this.clock = clock;
        this.book = book;
    }

    @Override
    public String id() {
        return confirmation.refId();
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
        return book.locked(() -> transaction.state(clock.now()) == DssTransactionState.CHALLENGED);
    }

    @Override
    public void answerAt(Instant when, PhoneAnswer answer) {
        book.answerAt(transaction, when, answer);
    }

    @Override
    public List<String> documents() {
        return transaction.order() instanceof OperationOrder operation
                ? operation.inputs().stream().map(OperationInput::name).toList()
                : List.of();
    }

    @Override
    public void answerAt(Instant when, PhoneAnswer answer, Map<String, DocumentDecision> decisions) {
        if (!documents().containsAll(decisions.keySet())) {
            throw new IllegalArgumentException("This operation has other documents than those; see documents().");
        }
        book.answerAt(transaction, when, answer, decisions);
    }

    @Override
    public Optional<String> pictureText() {
        return confirmation.method().hasOfflineCodes() ? Optional.of(confirmation.pictureText()) : Optional.empty();
    }

    @Override
    public String confirmationCode() {
        return known(confirmation.confirmationCode());
    }

    @Override
    public String cancellationCode() {
        return known(confirmation.cancellationCode());
    }

    private String known(@Nullable String code) {
        if (code == null) {
            throw new IllegalStateException("With the method " + confirmation.method()
                    + " the application shows no codes; tap on the phone instead.");
        }
        return code;
    }

    /** The text, never the codes. */
    @Override
    public String toString() {
        return "TransactionPrompt[" + text() + "]";
    }
}
