package org.qoltanba.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultLanguageTest {

    private final Faults faults = new Faults("DSS", 42);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cutBeforeProcessing(on(\"POST\", \"/api\"))",
                "loseResponse(on(\"POST\", \"/api\")).times(2)",
                "truncateResponse(on(\"GET\", \"/api/{id}\")).always()",
                "stall(on(\"GET\", \"/api/{id}\")).percent(10).times(3)",
                "status(on(\"POST\", \"/STS/confirmation\"), 503).always().retryAfter(2s)",
                "delayResponse(on(\"GET\", \"/api\"), 300s)",
                "delayResponse(on(\"GET\", \"/api\"), PT0.25S)",
                "stallInHeaders(on(\"GET\", \"/api\")).always()",
                "stallInBody(on(\"GET\", \"/api\"))",
                "expiredToken(on(\"GET\", \"/api\")).times(3)",
                "missingMember(on(\"GET\", \"/api\"), \"State\")",
                "refuseConnection()",
                "closeConnection().times(3)",
                "failHandshake().percent(50).always()",
                "expiredCertificate()",
                "wrongHostCertificate()",
                "untrustedCertificate().always()",
                "loseCallback(of(\"DSS\"))",
                "duplicateCallback(of(\"DSS\")).times(2)",
                "lateCallback(of(\"DSS\"), 30s)",
                "forgedCallback(of(\"DSS\")).percent(10)",
                "clockSkew(of(\"DSS\"), 300s)",
                "clockSkew(of(\"DSS\"), -PT0.5S)"
            })
    void whatARuleSaysOfItselfIsTheRuleAgain(String text) {
        FaultRule rule = FaultLanguage.set(text, faults);
        assertThat(rule).hasToString(text);
        assertThat(faults.rules()).containsExactly(rule);
        assertThat(FaultLanguage.pointOf(text).map(Object::toString))
                .isEqualTo(rule.point().map(Object::toString));
        assertThat(FaultLanguage.serviceOf(text))
                .isEqualTo(text.contains("of(") ? Optional.of("DSS") : Optional.empty());
    }

    @Test
    void readsAsPeopleWrite() {
        FaultLanguage.set("  status ( on( \"GET\",\"/api\" ) ,429 ).retryAfter( 1m ) ", faults);
        FaultLanguage.set("delayResponse(on(\"GET\", \"/api\"), 2h)", faults);
        assertThat(faults.next("GET", "/api")).contains(new Effect.Status(429, Optional.of(Duration.ofMinutes(1))));
        assertThat(faults.next("GET", "/api"))
                .contains(new Effect.Delay(FaultKind.DELAY_RESPONSE, Duration.ofHours(2)));
        assertThat(faults.next("GET", "/api")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "loseRespons(on(\"POST\", \"/api\"))|There are: refuseConnection, closeConnection|Есть: refuseConnection",
                "loseRespons(on(\"POST\", \"/api\"))|Is \"loseResponse\" meant?|Может быть, «loseResponse»?",
                "loseResponse(on(\"post\", \"/api\"))|Expected an HTTP method in quotation marks, such as \"POST\" at character 17|Ожидается метод HTTP в кавычках, например \"POST\" — знак 17",
                "loseResponse(on(\"POST\", \"api\"))|Expected a path|Ожидается путь",
                "loseResponse(on(\"POST\", \"/api\")|Expected )|Ожидается )",
                "loseResponse(on(\"POST\", \"/api\")).twice()|Expected times, always|Ожидается times, always",
                "loseResponse(on(\"POST\", \"/api\")) now|Expected the end|Ожидается конец",
                "loseResponse(on(\"POST\", \"/api\")).times(0)|strikes once or more|один раз или чаще",
                "loseResponse(on(\"POST\", \"/api\")).percent(101)|1 to 100 percent|1–100 процентах",
                "loseResponse(on(\"POST\", \"/api\")).retryAfter(2s)|Only the fault status|только у сбоя status",
                "loseResponse(of(\"DSS\"))|Expected on|Ожидается on",
                "status(on(\"GET\", \"/api\"))|Expected a comma and an HTTP status|Ожидается запятая и код",
                "status(on(\"GET\", \"/api\"), 200)|between 400 and 599|от 400 до 599",
                "status(on(\"GET\", \"/api\"), 503).retryAfter(PT0.5S)|whole seconds|целое число секунд",
                "delayResponse(on(\"GET\", \"/api\"), soon)|written as 5s|пишется как 5s",
                "delayResponse(on(\"GET\", \"/api\"), 0s)|more than no time|больше нуля",
                "missingMember(on(\"GET\", \"/api\"))|a comma and the name of a member|запятая и название поля",
                "refuseConnection(on(\"GET\", \"/api\"))|Expected )|Ожидается )",
                "refuseConnection().times(2)|holds until it is removed|действует, пока его не уберут",
                "clockSkew(of(\"DSS\"), 5m).percent(5)|holds until it is removed|действует, пока его не уберут",
                "clockSkew(of(\"DSS\"), 0s)|is right|идут верно",
                "lateCallback(of(\"DSS\"), -5s)|more than no time|больше нуля",
                "duplicateCallback()|Expected of|Ожидается of",
                "duplicateCallback(of(\"ESIA\"))|There is no service \"ESIA\"|Службы «ESIA» здесь нет",
                "``|Expected the name of a fault|Ожидается название сбоя"
            })
    void aMistakeIsToldInBothLanguagesAndNothingIsSet(String text, String english, String russian) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> FaultLanguage.set(text, faults))
                .withMessageContaining(english)
                .satisfies(mistake ->
                        assertThat(mistake.message(Locale.forLanguageTag("ru"))).contains(russian))
                .satisfies(
                        mistake -> assertThat(mistake.message(Locale.ENGLISH)).isEqualTo(mistake.getMessage()));
        assertThat(faults.rules()).isEmpty();
    }

    /** Whoever adds a fault writes what it does, in both languages. */
    @ParameterizedTest
    @EnumSource
    void everyFaultIsAMethodAndHasACaptionInBothLanguages(FaultKind kind) {
        assertThat(FaultKind.of(kind.word())).contains(kind);
        assertThat(Arrays.stream(Faults.class.getMethods())
                        .filter(method -> FaultRule.class.isAssignableFrom(method.getReturnType()))
                        .map(Method::getName))
                .contains(kind.word());
        assertThat(kind.caption(Locale.ENGLISH)).matches("[A-Za-z' ]+");
        assertThat(kind.caption(Locale.forLanguageTag("ru"))).matches("[А-яёA-Z ,]+");
        assertThat(kind.example().isEmpty()).isEqualTo(kind.detail() == FaultKind.Detail.NONE);
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> FaultLanguage.set("nothing", faults))
                .withMessageContaining(kind.word());
    }

    @Test
    void isBounded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultLanguage.set(" ".repeat(1001), faults))
                .withMessageContaining("1000 characters");
    }

    @Test
    void chanceFollowsFromTheSeed() {
        List<Boolean> first = struckOf(new Faults(7));
        assertThat(struckOf(new Faults(7))).isEqualTo(first);
        assertThat(struckOf(new Faults(8))).isNotEqualTo(first);
        assertThat(first.stream().filter(struck -> struck).count()).isBetween(20L, 45L);
    }

    @Test
    void aRuleCanBeTakenBack() {
        FaultRule rule = faults.loseResponse(ExchangePoint.on("POST", "/api"));
        FaultRule kept = faults.stall(ExchangePoint.on("GET", "/api"));
        faults.remove(rule);
        faults.remove(rule);
        assertThat(faults.rules()).containsExactly(kept);
        assertThat(faults.next("POST", "/api")).isEmpty();
    }

    private static List<Boolean> struckOf(Faults some) {
        some.loseResponse(ExchangePoint.on("POST", "/api")).percent(30).always();
        return IntStream.range(0, 100)
                .mapToObj(i -> some.next("POST", "/api").isPresent())
                .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    }
}
