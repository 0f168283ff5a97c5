package org.qoltanba.testkit.assertion;

import java.util.List;
import java.util.Objects;
import org.qoltanba.testkit.sigex.FakeSigex;
import org.qoltanba.testkit.sigex.SigexDocument;

/**
 * What can be said about SIGEX. Each sentence is checked at once.
 *
 * @since 0.1.0
 */
public final class SigexAssert {

    private final FakeSigex sigex;

    SigexAssert(FakeSigex sigex) {
        this.sigex = Objects.requireNonNull(sigex, "sigex");
    }

    /**
     * A document is registered.
     *
     * @param id its identifier
     * @return what can be said about it
     * @throws AssertionError if there is none
     */
    public DocumentAssert hasDocument(String id) {
        Objects.requireNonNull(id, "id");
        return new DocumentAssert(
                sigex,
                sigex.documents().stream()
                        .filter(document -> document.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(
                                "Expected document " + id + ", but registered are: " + described(sigex.documents()))));
    }

    /**
     * One document alone is registered.
     *
     * @return what can be said about it
     * @throws AssertionError if there is none, or more than one
     */
    public DocumentAssert hasOneDocument() {
        hasDocuments(1);
        return new DocumentAssert(sigex, sigex.documents().get(0));
    }

    /**
     * So many documents are registered, whether or not their registration is complete.
     *
     * @param number zero or more
     * @return this
     * @throws AssertionError if there are more or fewer
     */
    public SigexAssert hasDocuments(int number) {
        List<SigexDocument> documents = sigex.documents();
        if (documents.size() != number) {
            throw new AssertionError("Expected " + Counted.of(number, "document") + ", but registered are "
                    + documents.size() + ": " + described(documents));
        }
        return this;
    }

    private static String described(List<SigexDocument> documents) {
        return documents.stream()
                .map(document -> document.id() + " '" + document.title() + "'")
                .toList()
                .toString();
    }
}
