package org.qoltanba.testkit.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.qr.QrCode;

class FakePhoneTest {

    private final VirtualClock clock = new VirtualClock();
    private final FakePhones phones = new FakePhones(clock);
    private final FakePhone phone = phones.of("ivanov");

    /** An operation that notes what is answered, and is open until closed. */
    private static final class Question implements PhonePrompt {

        private final List<String> answers = new ArrayList<>();
        private boolean open = true;

        @Override
        public String id() {
            return "question";
        }

        @Override
        public String text() {
            return "Sign?";
        }

        @Override
        public Instant expiresAt() {
            return Instant.MAX;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void answerAt(Instant when, PhoneAnswer answer) {
            answers.add(answer + " at " + when);
        }

        @Override
        public String confirmationCode() {
            return "111111";
        }

        @Override
        public String cancellationCode() {
            return "222222";
        }
    }

    @Test
    void everybodyHasOnePhone() {
        assertThat(phones.of("ivanov")).isSameAs(phone);
        assertThat(phones.of("petrov")).isNotSameAs(phone);
        assertThat(phone.user()).isEqualTo("ivanov");
    }

    @Test
    void answersInTheOrderItWasTold() {
        phone.confirmsNext()
                .declinesNext()
                .ignoresNext()
                .answersAfter(Duration.ofMinutes(1))
                .confirmsNext();

        assertThat(received().answers).containsExactly("CONFIRM at 2026-11-21T09:00:05Z");
        assertThat(received().answers).containsExactly("DECLINE at 2026-11-21T09:00:05Z");
        assertThat(received().answers).isEmpty();
        assertThat(received().answers).containsExactly("CONFIRM at 2026-11-21T09:01:00Z");
        assertThat(received().answers).isEmpty();
    }

    @Test
    void answersWhatIsOpenAlreadyIfToldAfterwards() throws InterruptedException {
        Question first = received();
        Question second = received();
        clock.advance(Duration.ofMinutes(1));
        phone.declinesNext();
        phone.confirmsNext();
        phone.confirmsNext();

        assertThat(first.answers).containsExactly("DECLINE at 2026-11-21T09:01:05Z");
        assertThat(second.answers).containsExactly("CONFIRM at 2026-11-21T09:01:05Z");
        assertThat(received().answers).containsExactly("CONFIRM at 2026-11-21T09:01:05Z");
    }

    @Test
    void passesOverWhatIsDecided() {
        received().open = false;
        phone.confirmsNext();

        assertThat(phone.pending()).isEmpty();
        assertThat(received().answers).hasSize(1);
    }

    @Test
    void actsOnTheOpenOperation() {
        Question question = received();
        assertThat(phone.pending()).containsExactly(question);
        assertThat(phone.confirmationCode()).isEqualTo("111111");
        assertThat(phone.cancellationCode()).isEqualTo("222222");
        phone.decline();
        phone.confirm();

        assertThat(question.answers)
                .containsExactly("DECLINE at 2026-11-21T09:00:00Z", "CONFIRM at 2026-11-21T09:00:00Z");
    }

    @Test
    void saysWhenThereIsNothingToActOnOrTooMuch() {
        assertThatIllegalStateException()
                .isThrownBy(phone::confirm)
                .withMessageContainingAll("ivanov", "no open operation", "expired");
        received();
        received();
        assertThatIllegalStateException()
                .isThrownBy(phone::confirmationCode)
                .withMessageContaining("2 open operations");
        assertThatIllegalStateException()
                .isThrownBy(phones.of("ivnaov")::confirm)
                .withMessageContaining("There are some on the phones of ivanov.");
        assertThat(phones.all()).hasToString("[FakePhone[ivanov, 2 open], FakePhone[ivnaov, 0 open]]");
    }

    @Test
    void decidesAboutDocumentsOnlyWhereThereAreSome() {
        Question question = received();
        assertThat(question.documents()).isEmpty();
        phone.confirm(Map.of());
        assertThat(question.answers).containsExactly("CONFIRM at 2026-11-21T09:00:00Z");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> phone.confirm(Map.of("a.pdf", DocumentDecision.DECLINE)))
                .withMessageContaining("as a whole");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> phone.confirmsNext(Map.of("a.pdf", DocumentDecision.POSTPONE)));
    }

    @Test
    void showsACodeToWhoeverBindsPhones() {
        assertThatIllegalStateException()
                .isThrownBy(() -> phone.scan("text", "123456"))
                .withMessageContaining("Nobody");
        List<String> scanned = new ArrayList<>();
        phones.boundBy((who, text, code) -> scanned.add(who.user() + " " + text + " " + code));
        phone.scan("text", "123456");
        phone.scan(QrCode.of("picture").picture(4).png());

        assertThat(scanned).containsExactly("ivanov text 123456", "ivanov picture null");
        assertThat(FakePhones.name("ivanov", "Samsung"))
                .isEqualTo(phones.of("ivanov", "Samsung").user());
    }

    @Test
    void cannotAnswerBeforeItIsAsked() {
        assertThatIllegalArgumentException().isThrownBy(() -> phone.answersAfter(Duration.ofSeconds(-1)));
    }

    private Question received() {
        Question question = new Question();
        phone.receive(question);
        return question;
    }
}
