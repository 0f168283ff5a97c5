package org.qoltanba.testkit.assertion;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.qoltanba.testkit.dss.DssCertificate;
import org.qoltanba.testkit.dss.DssDocument;
import org.qoltanba.testkit.dss.DssOperation;
import org.qoltanba.testkit.dss.DssTransaction;
import org.qoltanba.testkit.dss.FakeDss;

/**
 * What can be said about CryptoPro DSS. Each sentence is checked at once.
 *
 * @since 0.1.0
 */
public final class DssAssert {

    private final FakeDss dss;

    DssAssert(FakeDss dss) {
        this.dss = Objects.requireNonNull(dss, "dss");
    }

    /**
     * There is a transaction of version 1.
     *
     * @param id its identifier, or that of its confirmation
     * @return what can be said about it
     * @throws AssertionError if there is none
     */
    public TransactionAssert hasTransaction(String id) {
        Objects.requireNonNull(id, "id");
        return new TransactionAssert(dss.transactions().stream()
                .filter(transaction -> transaction.id().equals(id)
                        || transaction.confirmation().filter(id::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> missing("transaction " + id, dss.transactions(), DssTransaction::id)));
    }

    /**
     * There is one transaction of version 1, no more.
     *
     * @return what can be said about it
     * @throws AssertionError if there is none, or more than one
     */
    public TransactionAssert hasOneTransaction() {
        hasTransactions(1);
        return new TransactionAssert(dss.transactions().get(0));
    }

    /**
     * There are so many transactions of version 1, whatever became of them.
     *
     * @param number zero or more
     * @return this
     * @throws AssertionError if there are more or fewer
     */
    public DssAssert hasTransactions(int number) {
        return counts(number, "transaction", dss.transactions(), DssTransaction::id);
    }

    /**
     * There is an operation of version 2.
     *
     * @param id its identifier
     * @return what can be said about it
     * @throws AssertionError if there is none
     */
    public OperationAssert hasOperation(String id) {
        Objects.requireNonNull(id, "id");
        return new OperationAssert(dss.operations().all().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> missing("operation " + id, dss.operations().all(), DssOperation::id)));
    }

    /**
     * There is one operation of version 2, no more.
     *
     * @return what can be said about it
     * @throws AssertionError if there is none, or more than one
     */
    public OperationAssert hasOneOperation() {
        counts(1, "operation", dss.operations().all(), DssOperation::id);
        return new OperationAssert(dss.operations().all().get(0));
    }

    /**
     * A user has a document in the Document Store.
     *
     * @param login of the user
     * @param name of the document
     * @return this
     * @throws AssertionError if the user has none of this name
     */
    public DssAssert hasDocument(String login, String name) {
        Objects.requireNonNull(name, "name");
        List<DssDocument> documents = dss.documents().all().stream()
                .filter(document -> document.login().equals(Objects.requireNonNull(login, "login")))
                .toList();
        if (documents.stream().noneMatch(document -> document.name().equals(name))) {
            throw missing("a document '" + name + "' of " + login, documents, DssDocument::name);
        }
        return this;
    }

    /**
     * A user has a certificate.
     *
     * @param login of the user
     * @param id of the certificate
     * @param status {@code ACTIVE}, {@code HOLD}, {@code REVOKED}, ...
     * @return this
     * @throws AssertionError if the user has none of this identifier, or its status is another
     */
    public DssAssert hasCertificate(String login, int id, String status) {
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(status, "status");
        List<DssCertificate> certificates = dss.certificates(login);
        if (certificates.stream()
                .noneMatch(certificate ->
                        certificate.id() == id && certificate.status().equals(status))) {
            throw missing(
                    "certificate " + id + " of " + login + " " + status,
                    certificates,
                    certificate -> certificate.id() + " " + certificate.status());
        }
        return this;
    }

    /**
     * So many callbacks were sent, delivered or not. They leave when time passes: where nobody waits on the clock of the
     * world, {@code world.clock().advance(Duration.ZERO)} lets them go.
     *
     * @param number zero or more
     * @return this
     * @throws AssertionError if there were more or fewer
     */
    public DssAssert hasCallbacks(int number) {
        return counts(
                number,
                "callback",
                dss.callbacks(),
                callback -> callback.uri().getPath() + " -> "
                        + (callback.status().isPresent() ? callback.status().getAsInt() : callback.problem()));
    }

    private <T> DssAssert counts(int number, String what, List<T> there, Function<T, String> words) {
        if (there.size() != number) {
            throw new AssertionError("Expected " + Counted.of(number, what) + ", but there are " + there.size() + ": "
                    + there.stream().map(words).toList());
        }
        return this;
    }

    private static <T> AssertionError missing(String what, List<T> there, Function<T, String> words) {
        return new AssertionError("Expected " + what + ", but there are: "
                + there.stream().map(words).toList());
    }
}
