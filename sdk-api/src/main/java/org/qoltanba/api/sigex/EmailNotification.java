package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Objects;

/**
 * Whom SIGEX writes to, and how (contract section 5.3).
 *
 * @param recipients e-mail addresses, at least one; the service limits their number without saying where
 * @param attachDocument whether the original goes along; the service drops it when it is too large
 * @param languages the languages of the text, in order; empty leaves the choice to the service
 * @since 0.1.0
 */
public record EmailNotification(List<String> recipients, boolean attachDocument, List<Language> languages) {

    /**
     * Copies the lists.
     *
     * @param recipients e-mail addresses
     * @param attachDocument whether the original goes along
     * @param languages the languages of the text
     * @throws IllegalArgumentException if there is no recipient
     */
    public EmailNotification {
        recipients = List.copyOf(recipients);
        languages = List.copyOf(languages);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("A notification needs at least one e-mail address.");
        }
    }

    /**
     * Writes to these addresses, with the document attached, in the language the service chooses.
     *
     * @param recipients e-mail addresses
     * @return the notification
     */
    public static EmailNotification to(String... recipients) {
        Objects.requireNonNull(recipients, "recipients");
        return new EmailNotification(List.of(recipients), true, List.of());
    }

    /**
     * The same in these languages, one text after the other.
     *
     * @param wanted at least one
     * @return a copy
     */
    public EmailNotification in(Language... wanted) {
        Objects.requireNonNull(wanted, "wanted");
        return new EmailNotification(recipients, attachDocument, List.of(wanted));
    }

    /**
     * The same with a link only.
     *
     * @return a copy
     */
    public EmailNotification withoutDocument() {
        return new EmailNotification(recipients, false, languages);
    }

    /** Hides the addresses. */
    @Override
    public String toString() {
        return "EmailNotification[" + recipients.size() + " recipients]";
    }
}
