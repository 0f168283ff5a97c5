package org.qoltanba.testkit.assertion;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.qoltanba.testkit.dss.DssOperation;
import org.qoltanba.testkit.dss.DssOperationState;
import org.qoltanba.testkit.phone.DocumentDecision;

/**
 * What can be said about an operation of DSS, as it was when the sentence began.
 *
 * @since 0.1.0
 */
public final class OperationAssert {

    private static final Set<DssOperationState> CONFIRMED =
            EnumSet.of(DssOperationState.CONFIRMED, DssOperationState.COMPLETED);

    private final DssOperation operation;

    OperationAssert(DssOperation operation) {
        this.operation = operation;
    }

    /**
     * Its user has confirmed it, or it needed nobody to.
     *
     * @param login of the user
     * @return this
     * @throws AssertionError if nobody has, or it is another user's
     */
    public OperationAssert confirmedBy(String login) {
        return require(CONFIRMED.contains(operation.state()), "confirmed").of(login);
    }

    /**
     * Its user has declined it.
     *
     * @param login of the user
     * @return this
     * @throws AssertionError if nobody has, or it is another user's
     */
    public OperationAssert declinedBy(String login) {
        return isIn(DssOperationState.DECLINED).of(login);
    }

    /**
     * Its result is there.
     *
     * @return this
     * @throws AssertionError if it is not
     */
    public OperationAssert isCompleted() {
        return isIn(DssOperationState.COMPLETED);
    }

    /**
     * It is in a state.
     *
     * @param state which
     * @return this
     * @throws AssertionError if it is in another
     */
    public OperationAssert isIn(DssOperationState state) {
        Objects.requireNonNull(state, "state");
        return require(operation.state() == state, state.toString());
    }

    /**
     * It is for a user.
     *
     * @param login of the user
     * @return this
     * @throws AssertionError if it is for another
     */
    public OperationAssert of(String login) {
        Objects.requireNonNull(login, "login");
        return require(operation.login().equals(login), "of " + login);
    }

    /**
     * It has so many documents.
     *
     * @param number zero or more
     * @return this
     * @throws AssertionError if it has more or fewer
     */
    public OperationAssert hasDocuments(int number) {
        return require(operation.documents().size() == number, "with " + Counted.of(number, "document"));
    }

    /**
     * The user has decided about one of its documents.
     *
     * @param name of the document
     * @param decision what the user has decided
     * @return this
     * @throws AssertionError if there is no such document, or the decision is another or has not been made
     */
    public OperationAssert hasDocument(String name, DocumentDecision decision) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(decision, "decision");
        return require(
                operation.documents().stream()
                        .anyMatch(document -> document.name().equals(name)
                                && document.decision().filter(decision::equals).isPresent()),
                "with the document '" + name + "' and the decision " + decision);
    }

    private OperationAssert require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new AssertionError("Expected an operation " + what + ", but " + operation.id() + " of "
                    + operation.login() + " is " + operation.state() + " with "
                    + operation.documents().stream()
                            .map(DssOperation.Document::name)
                            .toList() + ".");
        }
        return this;
    }
}
