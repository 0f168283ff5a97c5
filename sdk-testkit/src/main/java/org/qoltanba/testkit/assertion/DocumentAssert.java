package org.qoltanba.testkit.assertion;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.sigex.FakeSigex;
import org.qoltanba.testkit.sigex.SigexDocument;

/**
 * What can be said about a document at SIGEX, as it was when the sentence began. Messages name no personal numbers.
 *
 * @since 0.1.0
 */
public final class DocumentAssert {

    private final FakeSigex sigex;
    private final SigexDocument document;

    DocumentAssert(FakeSigex sigex, SigexDocument document) {
        this.sigex = sigex;
        this.document = document;
    }

    /**
     * A person has signed it.
     *
     * @param person the person's number
     * @return this
     * @throws AssertionError if none of its signatures is theirs
     */
    public DocumentAssert signedBy(Iin person) {
        Objects.requireNonNull(person, "person");
        return require(
                document.signatures().stream()
                        .anyMatch(signature -> signature.iin().equals(person)),
                "a signature of this person");
    }

    /**
     * A person has not signed it.
     *
     * @param person the person's number
     * @return this
     * @throws AssertionError if one of its signatures is theirs
     */
    public DocumentAssert notSignedBy(Iin person) {
        Objects.requireNonNull(person, "person");
        return require(
                document.signatures().stream()
                        .noneMatch(signature -> signature.iin().equals(person)),
                "no signature of this person");
    }

    /**
     * Somebody has signed it for an organisation.
     *
     * @param organization its number
     * @return this
     * @throws AssertionError if none of its signatures is for the organisation
     */
    public DocumentAssert signedFor(Bin organization) {
        Objects.requireNonNull(organization, "organization");
        return require(
                document.signatures().stream()
                        .anyMatch(signature ->
                                signature.bin().filter(organization::equals).isPresent()),
                "a signature for this organisation");
    }

    /**
     * It has so many signatures.
     *
     * @param number zero or more
     * @return this
     * @throws AssertionError if it has more or fewer
     */
    public DocumentAssert hasSignatures(int number) {
        return require(document.signatures().size() == number, Counted.of(number, "signature"));
    }

    /**
     * Its registration is complete: the document itself has been sent.
     *
     * @return this
     * @throws AssertionError if it has not
     */
    public DocumentAssert isComplete() {
        return require(document.isComplete(), "a registration that is complete");
    }

    /**
     * It has a title.
     *
     * @param title the whole title
     * @return this
     * @throws AssertionError if it has another
     */
    public DocumentAssert hasTitle(String title) {
        Objects.requireNonNull(title, "title");
        return require(document.title().equals(title), "the title '" + title + "'");
    }

    /**
     * A mail about it was sent to an address.
     *
     * @param address an e-mail address, in upper or lower case
     * @return this
     * @throws AssertionError if none was
     */
    public DocumentAssert notified(String address) {
        Objects.requireNonNull(address, "address");
        List<String> told = sigex.mailsAbout(document.id()).stream()
                .map(Mail::to)
                .map(to -> to.toLowerCase(Locale.ROOT))
                .toList();
        return require(
                told.contains(address.toLowerCase(Locale.ROOT)),
                "a mail to " + address + " (there are mails to " + told + ")");
    }

    private DocumentAssert require(boolean fulfilled, String what) {
        if (!fulfilled) {
            throw new AssertionError("Expected " + what + ", but " + seen() + ".");
        }
        return this;
    }

    /** Organisations are told by their numbers, people are not. */
    private String seen() {
        return "document " + document.id() + " '" + document.title() + "' "
                + (document.isComplete() ? "is complete" : "still waits for its data") + " and has "
                + Counted.of(document.signatures(), "signature")
                + document.signatures().stream()
                        .map(signature -> signature.bin().map(Bin::prefixed).orElse("an individual"))
                        .collect(Collectors.joining(", ", document.signatures().isEmpty() ? "" : ": for ", ""));
    }
}
