package org.qoltanba.testkit.sigex;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.mailbox.MailAttachment;

/** Writes the mails (contract section 8.1). Who gets which is decided by whoever asks. */
final class Notifier {

    /** The text of a failed delivery; the two blanks are the contract's (section 4.2). */
    private static final String FAILED = "Failed to send  notification";

    private static final String DOCUMENT_PAGE = "https://sigex.kz/show/?id=";
    /** Assumed: the contract speaks of the page of a package without quoting its address. */
    private static final String PACKAGE_PAGE = "https://sigex.kz/package/?id=";

    private static final String SETTINGS_PAGE = "https://sigex.kz/settings";
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
     * What there is to tell.
     *
     * @param template the wording
     * @param title of the document or package; may be empty
     * @param who has done it
     * @param link where to look
     */
    record Occasion(MailTemplate template, String title, String who, String link) {

        Occasion {
            title = title.isEmpty() ? UNTITLED : title;
        }

        /** Something about a document. */
        static Occasion of(MailTemplate template, StoredDocument document, String who) {
            return new Occasion(template, document.title(), who, DOCUMENT_PAGE + document.id());
        }

        /** Something about a package. */
        static Occasion of(MailTemplate template, StoredPackage documents, String who) {
            return new Occasion(template, documents.title(), who, PACKAGE_PAGE + documents.id());
        }

        /** Something about an archive. */
        static Occasion ofArchive(String until, String howMuch) {
            return new Occasion(MailTemplate.QUOTA_EXPIRING, until, howMuch, SETTINGS_PAGE);
        }
    }

    /**
     * An original to go along.
     *
     * @param title names the file; may be empty
     * @param content the original
     */
    record Enclosure(String title, Bytes content) {

        private MailAttachment attachment() {
            return new MailAttachment(title.isEmpty() ? UNTITLED : title, content);
        }
    }

    /**
     * Tells those named in a request, with the originals unless asked otherwise or they are too large or infected.
     *
     * @param enclosures the originals at hand; empty if not all are
     * @return empty if there is nobody to tell
     */
    Optional<Outcome> announce(Occasion occasion, EmailNotifications request, List<Enclosure> enclosures) {
        if (request.to().isEmpty()) {
            return Optional.empty();
        }
        long size = enclosures.stream()
                .mapToLong(enclosure -> enclosure.content().size())
                .sum();
        boolean attached = !request.withoutDocument()
                && !enclosures.isEmpty()
                && size <= switches.mails().attachmentLimit()
                && switches.outages().originalsPassAntivirus();
        List<MailAttachment> attachments =
                attached ? enclosures.stream().map(Enclosure::attachment).toList() : List.of();
        boolean delivered = send(occasion, request.to(), request.languages(switches), attachments);
        return Optional.of(new Outcome(attached, delivered ? null : FAILED));
    }

    /** Tells people without sending anything along. */
    void inform(Occasion occasion, Collection<String> addresses, List<MailLanguage> languages) {
        send(occasion, addresses, languages, List.of());
    }

    /** Tells somebody in the language of those who ask for none. */
    void inform(Occasion occasion, String address) {
        inform(occasion, List.of(address), MailLanguage.list(switches.mails().defaultLanguage()));
    }

    private boolean send(
            Occasion occasion,
            Collection<String> addresses,
            List<MailLanguage> languages,
            List<MailAttachment> attachments) {
        String subject = occasion.template().subject(languages, occasion.title());
        String text = occasion.template().text(languages, occasion.title(), occasion.who(), occasion.link());
        boolean delivered = true;
        for (String address : addresses) {
            delivered &= mailboxes.deliver(new Mail(clock.now(), address, subject, text, attachments));
        }
        return delivered;
    }
}
