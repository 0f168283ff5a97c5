package org.qoltanba.testkit.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;

class FakeMailboxesTest {

    private final FakeMailboxes mailboxes = new FakeMailboxes();

    @Test
    void deliversToTheMailboxOfTheAddress() {
        assertThat(mailboxes.deliver(mail("A@example.com", "first"))).isTrue();
        assertThat(mailboxes.deliver(mail("a@EXAMPLE.com", "second"))).isTrue();

        FakeMailbox mailbox = mailboxes.of("a@example.com");
        assertThat(mailbox.address()).isEqualTo("a@example.com");
        assertThat(mailbox.mails()).extracting(Mail::subject).containsExactly("first", "second");
        assertThat(mailbox.last().subject()).isEqualTo("second");
        assertThat(mailboxes.of("b@example.com").isEmpty()).isTrue();
    }

    @Test
    void saysWhereTheMailStaysOut() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> mailboxes.of("a@example.com").last())
                .withMessageContaining("a@example.com");
    }

    @Test
    void bouncesIfSetTo() {
        mailboxes.of("a@example.com").bounces();

        assertThat(mailboxes.deliver(mail("a@example.com", "lost"))).isFalse();
        assertThat(mailboxes.of("a@example.com").isEmpty()).isTrue();
    }

    @Test
    void keepsTheTextOutOfItsDescription() {
        assertThat(mail("a@example.com", "Hello")).hasToString("Mail[to a@example.com, \"Hello\", 1 attachments]");
        assertThat(mail("a@example.com", "Hello").attachmentNames()).containsExactly("a.pdf");
    }

    private static Mail mail(String to, String subject) {
        return new Mail(
                Instant.EPOCH, to, subject, "text", List.of(new MailAttachment("a.pdf", Bytes.of(new byte[] {1}))));
    }
}
