package org.qoltanba.api.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.operation.CodePrompt;

class ConfirmationValuesTest {

    @ParameterizedTest
    @CsvSource({
        "mobile, MYDSS",
        "http://dss.cryptopro.ru/identity/authenticationmethod/MOBILE?device=7, MYDSS",
        "http://dss.cryptopro.ru/identity/authenticationmethod/mydss, DSS_SDK",
        "airkey, AIRKEY",
        "simauth, SIM",
        "otpviasms, SMS",
        "otpviaemail, EMAIL",
        "oath?x=/mobile, OATH"
    })
    void aMethodIsKnownByTheEndOfItsAddress(String address, String constant) throws ReflectiveOperationException {
        ConfirmationMethod method = ConfirmationMethod.of(address);

        assertThat(method).isSameAs(ConfirmationMethod.class.getField(constant).get(null));
        assertThat(method.isKnown()).isTrue();
        assertThat(method.needsCode()).isEqualTo(address.startsWith("o"));
    }

    @Test
    void aMethodOfNextYearIsKept() {
        ConfirmationMethod method = ConfirmationMethod.of("https://dss.example/x/Telepathy");

        assertThat(method.isKnown()).isFalse();
        assertThat(method.needsCode()).isFalse();
        assertThat(method).hasToString("telepathy").isEqualTo(ConfirmationMethod.of("telepathy"));
        assertThat(method.hashCode())
                .isEqualTo(ConfirmationMethod.of("telepathy").hashCode());
        assertThat(method).isNotEqualTo(ConfirmationMethod.SMS).isNotEqualTo("telepathy");
        assertThat(ConfirmationMethod.of("x".repeat(100)).toString()).hasSize(64);
    }

    @Test
    void theUsualWayTakesAPhoneAndWaitsForNobody() {
        DssConfirmation usual = DssConfirmation.usual();

        assertThat(usual.methods()).first().isEqualTo(ConfirmationMethod.MYDSS);
        assertThat(usual.methods()).doesNotContain(ConfirmationMethod.SMS);
        assertThat(usual.chooser()).isEmpty();
        assertThat(usual.turn()).isZero();
        assertThat(usual.callback()).isTrue();
    }

    @Test
    void eachWishIsKeptBesideTheOthers() {
        MethodChooser first = offered -> CompletableFuture.completedFuture(offered.get(0));
        DssConfirmation wishes = DssConfirmation.usual()
                .waitingForTurn(Duration.ofMinutes(5))
                .withoutCallback()
                .by(ConfirmationMethod.SMS, ConfirmationMethod.EMAIL);

        assertThat(wishes.methods()).containsExactly(ConfirmationMethod.SMS, ConfirmationMethod.EMAIL);
        assertThat(wishes.turn()).isEqualTo(Duration.ofMinutes(5));
        assertThat(wishes.callback()).isFalse();
        assertThat(wishes).hasToString("DssConfirmation[[otpviasms, otpviaemail], turn PT5M, without callback]");
        assertThat(wishes.chosenBy(first).chooser()).contains(first);
        assertThat(wishes.chosenBy(first).toString()).contains("chosen by the application");
        assertThat(wishes.chosenBy(first).by(ConfirmationMethod.OATH).chooser()).isEmpty();
    }

    @Test
    void whatCannotBeWishedForIsRefused() {
        DssConfirmation usual = DssConfirmation.usual();

        assertThatIllegalArgumentException().isThrownBy(usual::by).withMessageContaining("at least one");
        assertThatIllegalArgumentException().isThrownBy(() -> usual.waitingForTurn(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> usual.waitingForTurn(Duration.ofDays(2)));
    }

    @Test
    void choicesAndPromptsDoNotPrintWhatIsTheUsers() {
        assertThat(new ConfirmationChoice(ConfirmationMethod.SMS, "x/otpviasms?phone=7999", "+7 999"))
                .hasToString("ConfirmationChoice[otpviasms]");
        CodePrompt prompt = new CodePrompt(CodePrompt.Kind.SMS, "Contract 17", 6, true);
        assertThat(prompt).hasToString("CodePrompt[SMS]");
        assertThat(prompt.maximumLength()).hasValue(6);
        assertThat(new CodePrompt(CodePrompt.Kind.OFFLINE, "", null, false).maximumLength())
                .isEmpty();
    }

    @Test
    void aRefusedCodeKeepsTheServicesWordsOutOfItsMessage() {
        ConfirmationCodeRejectedException refused =
                new ConfirmationCodeRejectedException("Wrong.", ErrorContext.local(), "Осталось попыток: 2");

        assertThat(refused).hasMessage("Wrong.");
        assertThat(refused.serverMessage()).contains("Осталось попыток: 2");
        assertThat(new ConfirmationCodeRejectedException("Wrong.", ErrorContext.local()).serverMessage())
                .isEmpty();
    }
}
