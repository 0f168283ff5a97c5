package org.qoltanba.testkit.mailbox;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The mailbox of one address. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakeMailbox {

    private final String address;
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean bouncing;

    FakeMailbox(String address) {
        this.address = address;
    }

    /**
     * Whose mailbox it is.
     *
     * @return the address, in lower case
     */
    public String address() {
        return address;
    }

    /**
     * All mails so far.
     *
     * @return a copy, oldest first
     */
    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    /**
     * The newest mail.
     *
     * @return the mail
     * @throws NoSuchElementException if none has come yet
     */
    public Mail last() {
        List<Mail> all = mails();
        if (all.isEmpty()) {
            throw new NoSuchElementException("No mail has come to " + address + ". A service writes only when the step "
                    + "that causes the mail is complete: SIGEX, for example, after the document's digests are fixed.");
        }
        return all.get(all.size() - 1);
    }

    /**
     * Whether no mail has come yet.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return mails.isEmpty();
    }

    /**
     * Refuses everything from now on, so that the sending service notices a failed delivery.
     *
     * @return this
     */
    public FakeMailbox bounces() {
        bouncing = true;
        return this;
    }

    /** Whose it is and how much is in it. */
    @Override
    public String toString() {
        return "FakeMailbox[" + address + ", " + mails.size() + " mails]";
    }

    boolean receive(Mail mail) {
        Objects.requireNonNull(mail, "mail");
        return !bouncing && mails.add(mail);
    }
}
