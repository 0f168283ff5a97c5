package org.qoltanba.testkit.assertion;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.qoltanba.testkit.dss.DssTransaction;
import org.qoltanba.testkit.dss.DssTransactionState;

/**
 * What can be said about a transaction of DSS, as it was when the sentence began.
 *
 * @since 0.1.0
 */
public final class TransactionAssert {

    private static final Set<DssTransactionState> CONFIRMED = EnumSet.of(
            DssTransactionState.CONFIRMED,
            DssTransactionState.TOKEN_ISSUED,
            DssTransactionState.COMPLETED,
            DssTransactionState.ABANDONED);

    private final DssTransaction transaction;

    TransactionAssert(DssTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Its user has confirmed it, whatever has become of it since.
     *
     * @param login of the user
     * @return this
     * @throws AssertionError if nobody has, or it is another user's
     */
    public TransactionAssert confirmedBy(String login) {
        return require(CONFIRMED.contains(transaction.state()), "confirmed").of(login);
    }

    /**
     * Its user has declined it.
     *
     * @param login of the user
     * @return this
     * @throws AssertionError if nobody has, or it is another user's
     */
    public TransactionAssert declinedBy(String login) {
        return isIn(DssTransactionState.DECLINED).of(login);
    }

    /**
     * The application has fetched the result.
     *
     * @return this
     * @throws AssertionError if it has not
     */
    public TransactionAssert isCompleted() {
        return isIn(DssTransactionState.COMPLETED);
    }

    /**
     * It is in a state.
     *
     * @param state which
     * @return this
     * @throws AssertionError if it is in another
     */
    public TransactionAssert isIn(DssTransactionState state) {
        Objects.requireNonNull(state, "state");
        return require(transaction.state() == state, state.toString());
    }

    /**
     * It is for a user.
     *
     * @param login of the user
     * @return this
     * @throws AssertionError if it is for another
     */
    public TransactionAssert of(String login) {
        Objects.requireNonNull(login, "login");
        return require(transaction.login().equals(login), "of " + login);
    }

    /**
     * What the user reads about it.
     *
     * @param text part of {@code DocumentInfo}
     * @return this
     * @throws AssertionError if that is not in it
     */
    public TransactionAssert says(String text) {
        Objects.requireNonNull(text, "text");
        return require(transaction.documentInfo().contains(text), "with '" + text + "' for the user to read");
    }

    private TransactionAssert require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new AssertionError("Expected a transaction " + what + ", but " + transaction.id() + " of "
                    + transaction.login() + " is " + transaction.state() + ", and its user reads '"
                    + transaction.documentInfo() + "'.");
        }
        return this;
    }
}
