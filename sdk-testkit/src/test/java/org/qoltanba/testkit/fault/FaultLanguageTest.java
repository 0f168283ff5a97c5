package org.qoltanba.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultLanguageTest {

    private final Faults faults = new Faults(42);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cutBeforeProcessing(on(\"POST\", \"/api\"))",
                "loseResponse(on(\"POST\", \"/api\")).times(2)",
                "truncateResponse(on(\"GET\", \"/api/{id}\")).always()",
                "stall(on(\"GET\", \"/api/{id}\")).percent(10).times(3)",
                "status(on(\"POST\", \"/STS/confirmation\"), 503).always().retryAfter(2s)",
                "delayResponse(on(\"GET\", \"/api\"), 300s)",
                "delayResponse(on(\"GET\", \"/api\"), PT0.25S)"
            })
    void whatARuleSaysOfItselfIsTheRuleAgain(String text) {
        FaultRule rule = FaultLanguage.set(text, faults);
        assertThat(rule).hasToString(text);
        assertThat(faults.rules()).containsExactly(rule);
        assertThat(FaultLanguage.pointOf(text).toString())
                .isEqualTo(rule.point().toString());
    }

    @Test
    void readsAsPeopleWrite() {
        FaultLanguage.set("  status ( on( \"GET\",\"/api\" ) ,429 ).retryAfter( 1m ) ", faults);
        FaultLanguage.set("delayResponse(on(\"GET\", \"/api\"), 2h)", faults);
        assertThat(faults.next("GET", "/api")).contains(new Effect.Status(429, Optional.of(Duration.ofMinutes(1))));
        assertThat(faults.next("GET", "/api")).contains(new Effect.Delay(Duration.ofHours(2)));
        assertThat(faults.next("GET", "/api")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "loose(on(\"POST\", \"/api\"))|Expected cutBeforeProcessing, loseResponse",
                "loseResponse(on(\"post\", \"/api\"))|Expected an HTTP method in quotation marks, such as \"POST\" at character 17",
                "loseResponse(on(\"POST\", \"api\"))|Expected a path",
                "loseResponse(on(\"POST\", \"/api\")|Expected )",
                "loseResponse(on(\"POST\", \"/api\")).twice()|Expected times, always",
                "loseResponse(on(\"POST\", \"/api\")) now|Expected the end",
                "loseResponse(on(\"POST\", \"/api\")).times(0)|strikes once or more",
                "loseResponse(on(\"POST\", \"/api\")).percent(101)|1 to 100 percent",
                "loseResponse(on(\"POST\", \"/api\")).retryAfter(2s)|Only the fault status",
                "status(on(\"GET\", \"/api\"))|Expected a comma and an HTTP status",
                "status(on(\"GET\", \"/api\"), 200)|between 400 and 599",
                "delayResponse(on(\"GET\", \"/api\"), soon)|written as 5s",
                "delayResponse(on(\"GET\", \"/api\"), 0s)|more than no time",
                "``|Expected cutBeforeProcessing"
            })
    void aMistakeIsToldAndNothingIsSet(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaultLanguage.set(text, faults))
                .withMessageContaining(message);
        assertThat(faults.rules()).isEmpty();
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
