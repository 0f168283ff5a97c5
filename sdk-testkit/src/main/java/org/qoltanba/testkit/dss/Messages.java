package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Optional;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.phone.FakePhone;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.phone.Sms;

/** Tells users that something is to be confirmed: on their phone, by SMS, by e-mail. Safe to share between threads. */
final class Messages {

    private final SdkClock clock;
    private final SdkClock service;
    private final FakePhones phones;
    private final FakeMailboxes mailboxes;
    private final TransactionBook book;

    Messages(SdkClock clock, SdkClock service, FakePhones phones, FakeMailboxes mailboxes, TransactionBook book) {
        this.clock = clock;
        this.service = service;
        this.phones = phones;
        this.mailboxes = mailboxes;
        this.book = book;
    }

    /** Tells the user of a transaction. */
    void tell(Transaction transaction, Confirmation confirmation) {
        switch (confirmation.method()) {
            case SMS ->
                phone(transaction, confirmation)
                        .ifPresent(phone -> phone.receive(new Sms(clock.now(), text(confirmation))));
            case EMAIL ->
                mailboxes.deliver(new Mail(
                        clock.now(),
                        transaction.user().mailAddress(),
                        "Код подтверждения",
                        text(confirmation),
                        List.of()));
            case OATH -> {
                // The token of the user knows the code without being told
            }
            case MOBILE, MYDSS, AIRKEY, SIM ->
                phone(transaction, confirmation)
                        .ifPresent(phone ->
                                phone.receive(new TransactionPrompt(transaction, confirmation, service, book)));
        }
    }

    /** Sends a message to whoever has a number: the phone of the world that is called like it. */
    void sendSms(String number, String text) {
        phones.of(number).receive(new Sms(clock.now(), text));
    }

    /** Sends a mail. */
    void sendMail(String address, String subject, String text) {
        mailboxes.deliver(new Mail(clock.now(), address, subject, text, List.of()));
    }

    /** The phone that shows it; none where the user's application has not been bound to one yet. */
    private Optional<FakePhone> phone(Transaction transaction, Confirmation confirmation) {
        return transaction.user().phone(confirmation.way()).map(phones::of);
    }

    private static String text(Confirmation confirmation) {
        return "Код подтверждения: " + confirmation.confirmationCode() + ". " + confirmation.label();
    }
}
