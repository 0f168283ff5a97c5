package org.qoltanba.testkit.mailbox;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mail of a world: every address has a mailbox, whether or not anything has come to it. Upper and lower case make no
 * difference.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakeMailboxes {

    private final Map<String, FakeMailbox> byAddress = new ConcurrentHashMap<>();

    /** Without any mail. */
    public FakeMailboxes() {}

    /**
     * The mailbox of an address.
     *
     * @param address an e-mail address
     * @return always the same one for the same address
     */
    public FakeMailbox of(String address) {
        Objects.requireNonNull(address, "address");
        return byAddress.computeIfAbsent(address.toLowerCase(Locale.ROOT), FakeMailbox::new);
    }

    /**
     * Delivers a mail, for a service.
     *
     * @param mail the mail
     * @return false if the mailbox refuses it
     */
    public boolean deliver(Mail mail) {
        Objects.requireNonNull(mail, "mail");
        return of(mail.to()).receive(mail);
    }

    /**
     * The mailboxes there are so far.
     *
     * @return a copy, in the order of their addresses
     */
    public List<FakeMailbox> all() {
        return byAddress.values().stream()
                .sorted(Comparator.comparing(FakeMailbox::address))
                .toList();
    }
}
