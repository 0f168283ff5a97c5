package org.qoltanba.testkit.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A mail that a service has sent.
 *
 * @param sentAt when, on the clock of the world
 * @param to the address it went to
 * @param subject the subject, one line
 * @param text the body in plain text
 * @param attachments the files that came with it; may be empty
 * @since 0.1.0
 */
public record Mail(Instant sentAt, String to, String subject, String text, List<MailAttachment> attachments) {

    /**
     * Copies the list.
     *
     * @param sentAt when
     * @param to the address
     * @param subject the subject
     * @param text the body
     * @param attachments the files
     */
    public Mail {
        Objects.requireNonNull(sentAt, "sentAt");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
        attachments = List.copyOf(attachments);
    }

    /**
     * The names of the attached files.
     *
     * @return in their order; empty if there are none
     */
    public List<String> attachmentNames() {
        return attachments.stream().map(MailAttachment::name).toList();
    }

    /** Subject and addressee, not the text. */
    @Override
    public String toString() {
        return "Mail[to " + to + ", \"" + subject + "\", " + attachments.size() + " attachments]";
    }
}
