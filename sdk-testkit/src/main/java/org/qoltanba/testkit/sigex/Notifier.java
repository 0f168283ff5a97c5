package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.mailbox.MailAttachment;

/** Writes the mails about a document (contract section 8.1, types 1 and 2 and those requested with a signature). */
final class Notifier {

    /** The text of a failed delivery; the two blanks are the contract's (section 4.2). */
    private static final String FAILED = "Failed to send  notification";

    private static final String PAGE = "https://sigex.kz/show/?id=";
    private static final String UNTITLED = "document";

    private final FakeMailboxes mailboxes;
    private final SdkClock clock;
    private final SigexSwitches switches;

    Notifier(FakeMailboxes mailboxes, SdkClock clock, SigexSwitches switches) {
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.switches = switches;
    }

    /**
     * What became of a notification.
     *
     * @param attached whether the document went along
     * @param message why a delivery failed; null if none did
     */
    record Outcome(boolean attached, @Nullable String message) {}

    /**
     * Tells that a document is registered.
     *
     * @return empty if there is nobody to tell
     */
    Optional<Outcome> documentRegistered(
            Heading heading, EmailNotifications request, SignerIdentity signer, DocumentContent original) {
        if (request.to().isEmpty()) {
            return Optional.empty();
        }
        boolean attached = !request.withoutDocument() && original.size() <= switches.attachmentLimit();
        List<MailAttachment> attachments =
                attached ? List.of(new MailAttachment(heading.shownTitle(), read(original))) : List.of();
        List<MailLanguage> languages = request.languages(switches);
        String subject = inAll(languages, " / ", language -> language.registeredSubject(heading.shownTitle()));
        String text = inAll(
                languages,
                "\n",
                language -> language.registeredText(heading.shownTitle(), signer.name(), heading.link()));
        boolean delivered = true;
        for (String address : request.to()) {
            delivered &= mailboxes.deliver(new Mail(clock.now(), address, subject, text, attachments));
        }
        return Optional.of(new Outcome(attached, delivered ? null : FAILED));
    }

    /** Tells that somebody has signed a registered document. The original is not at hand, so nothing is attached. */
    void signatureAdded(Heading heading, List<String> addresses, List<MailLanguage> languages, SignerIdentity signer) {
        String subject = inAll(languages, " / ", language -> language.signedSubject(heading.shownTitle()));
        String text = inAll(
                languages, "\n", language -> language.signedText(heading.shownTitle(), signer.name(), heading.link()));
        for (String address : addresses) {
            mailboxes.deliver(new Mail(clock.now(), address, subject, text, List.of()));
        }
    }

    /**
     * What a mail says about the document itself.
     *
     * @param documentId its identifier
     * @param title its title; may be empty
     */
    record Heading(String documentId, String title) {

        Heading {
            Objects.requireNonNull(documentId, "documentId");
        }

        private String shownTitle() {
            return title.isEmpty() ? UNTITLED : title;
        }

        private String link() {
            return PAGE + documentId;
        }
    }

    private static String inAll(
            List<MailLanguage> languages, String separator, Function<MailLanguage, String> sentence) {
        return languages.stream().map(sentence).collect(Collectors.joining(separator));
    }

    private static Bytes read(DocumentContent original) {
        try (InputStream in = original.open().get()) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
