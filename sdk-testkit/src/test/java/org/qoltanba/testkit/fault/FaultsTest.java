package org.qoltanba.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final ExchangePoint REGISTER = on("POST", "/api");

    private final Faults faults = new Faults();

    @ParameterizedTest
    @CsvSource({
        "POST, /api, POST, /api, true",
        "POST, /api, GET, /api, false",
        "POST, /api, POST, /api/, false",
        "POST, /api, POST, /api/17, false",
        "POST, /api/{id}/data, POST, /api/aB3/data, true",
        "POST, /api/{id}/data, POST, /api//data, false",
        "POST, /api/{id}/data, POST, /api/aB3/x/data, false",
        "POST, /api/{id}/data, POST, /api/aB3/data/x, false",
        "GET, /api/{id}/signature/{signId}, GET, /api/aB3/signature/5, true",
        "GET, /a.b/(c), GET, /a.b/(c), true",
        "GET, /a.b, GET, /aXb, false",
        "GET, /api/, GET, /api/, true",
    })
    void aPointMeetsItsExchangesAndNoOthers(
            String method, String template, String requestMethod, String path, boolean meets) {
        assertThat(on(method, template).meets(requestMethod, path)).isEqualTo(meets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "post", "POST ", "POST /api"})
    void aMethodIsUpperCase(String method) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on(method, "/api"))
                .withMessageContaining("such as POST");
    }

    @Test
    void aPathBeginsWithASlash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> on("POST", "api"))
                .withMessageContaining("begins with a slash");
    }

    @Test
    void aFaultStrikesOnceUnlessToldOtherwise() {
        faults.loseResponse(REGISTER);
        assertThat(next()).contains(new Effect.Plain(FaultKind.LOSE_RESPONSE));
        assertThat(next()).isEmpty();
    }

    @Test
    void aFaultStrikesAsOftenAsTold() {
        FaultRule cut = faults.cutBeforeProcessing(REGISTER).times(3);
        for (int i = 0; i < 3; i++) {
            assertThat(cut.struck()).isEqualTo(i);
            assertThat(next()).contains(new Effect.Plain(FaultKind.CUT_BEFORE_PROCESSING));
        }
        assertThat(next()).isEmpty();

        faults.truncateResponse(REGISTER).always();
        for (int i = 0; i < 100; i++) {
            assertThat(next()).contains(new Effect.Plain(FaultKind.TRUNCATE_RESPONSE));
        }
    }

    @Test
    void otherExchangesAreSpared() {
        faults.loseResponse(REGISTER);
        assertThat(faults.next("GET", "/api")).isEmpty();
        assertThat(faults.next("POST", "/api/17")).isEmpty();
        assertThat(next()).isPresent();
    }

    @Test
    void severalFaultsStrikeInTheOrderTheyWereSet() {
        faults.status(REGISTER, 503);
        faults.loseResponse(REGISTER);
        assertThat(next()).contains(new Effect.Status(503, Optional.empty()));
        assertThat(next()).contains(new Effect.Plain(FaultKind.LOSE_RESPONSE));
        assertThat(next()).isEmpty();
    }

    @Test
    void aStatusMayTellWhenToComeBack() {
        faults.status(REGISTER, 503).retryAfter(Duration.ofSeconds(2)).times(2);
        assertThat(next()).contains(new Effect.Status(503, Optional.of(Duration.ofSeconds(2))));
        assertThat(next()).contains(new Effect.Status(503, Optional.of(Duration.ofSeconds(2))));
        faults.status(REGISTER, 429).always().retryAfter(Duration.ZERO);
        assertThat(next()).contains(new Effect.Status(429, Optional.of(Duration.ZERO)));
        assertThat(next()).isPresent();
    }

    @Test
    void clearingRemovesFaultsAndEndsStalls() {
        faults.stall(REGISTER);
        Effect.Stall stall = (Effect.Stall) next().orElseThrow();
        faults.loseResponse(REGISTER).always();
        assertThat(stall.until().toCompletableFuture()).isNotDone();

        faults.clear();

        assertThat(stall.until().toCompletableFuture()).isCompleted();
        assertThat(next()).isEmpty();
        faults.stall(REGISTER);
        assertThat(((Effect.Stall) next().orElseThrow()).until().toCompletableFuture())
                .isNotDone();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> faults.status(REGISTER, 200));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.status(REGISTER, 600));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.delayResponse(REGISTER, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> faults.delayResponse(REGISTER, Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.status(REGISTER, 503).retryAfter(Duration.ofMillis(1500)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.status(REGISTER, 503).retryAfter(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> faults.loseResponse(REGISTER).times(0));
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void namesTheNullArgument() {
        assertThatNullPointerException()
                .isThrownBy(() -> faults.loseResponse(null))
                .withMessage("point");
        assertThatNullPointerException()
                .isThrownBy(() -> faults.delayResponse(REGISTER, null))
                .withMessage("time");
        assertThatNullPointerException().isThrownBy(() -> on(null, "/")).withMessage("method");
        assertThatNullPointerException()
                .isThrownBy(() -> faults.next("GET", null))
                .withMessage("path");
    }

    @Test
    void rulesAndPointsAreReadable() {
        assertThat(faults.status(on("POST", "/api/{id}/data"), 408).retryAfter(Duration.ofSeconds(1)))
                .hasToString("status(on(\"POST\", \"/api/{id}/data\"), 408).retryAfter(1s)");
    }

    private Optional<Effect> next() {
        return faults.next("POST", "/api");
    }
}
