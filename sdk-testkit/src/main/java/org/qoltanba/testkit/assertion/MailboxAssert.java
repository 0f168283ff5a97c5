package org.qoltanba.testkit.assertion;

import java.util.Objects;
import org.qoltanba.testkit.mailbox.FakeMailbox;
import org.qoltanba.testkit.mailbox.Mail;

/**
 * What can be said about a mailbox.
 *
 * @since 0.1.0
 */
public final class MailboxAssert {

    private final FakeMailbox mailbox;

    MailboxAssert(FakeMailbox mailbox) {
        this.mailbox = Objects.requireNonNull(mailbox, "mailbox");
    }

    /**
     * A mail has come whose subject has a text in it.
     *
     * @param text part of the subject
     * @return this
     * @throws AssertionError if none has
     */
    public MailboxAssert received(String text) {
        Objects.requireNonNull(text, "text");
        if (mailbox.mails().stream().noneMatch(mail -> mail.subject().contains(text))) {
            throw new AssertionError("Expected a mail to " + mailbox.address() + " with '" + text
                    + "' in its subject, but there came: "
                    + mailbox.mails().stream().map(Mail::subject).toList());
        }
        return this;
    }

    /**
     * So many mails have come.
     *
     * @param number zero or more
     * @return this
     * @throws AssertionError if more have, or fewer
     */
    public MailboxAssert hasMails(int number) {
        if (mailbox.mails().size() != number) {
            throw new AssertionError(
                    "Expected " + Counted.of(number, "mail") + " to " + mailbox.address() + ", but there came: "
                            + mailbox.mails().stream().map(Mail::subject).toList());
        }
        return this;
    }
}
