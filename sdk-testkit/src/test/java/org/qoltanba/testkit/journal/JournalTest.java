package org.qoltanba.testkit.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.fault.Effect;
import org.qoltanba.testkit.fault.FaultKind;

class JournalTest {

    private static final Instant TIME = Instant.parse("2026-11-21T09:00:00Z");

    private final Journal journal = new Journal();

    @Test
    void tellsWhatWasSaid() {
        journal.add(exchange("POST", "/api", "{\"title\":\n\"Договор\"}", Optional.empty()));
        journal.add(new Exchange(
                TIME.plusSeconds(5),
                "POST",
                "/api/1/data",
                Message.of("application/octet-stream", new byte[300]),
                Optional.empty(),
                Optional.of(new Effect.Plain(FaultKind.LOSE_RESPONSE))));

        assertThat(journal.toText()).isEqualTo("""
                        2026-11-21T09:00:00Z POST /api (27 bytes) -> 200 (2 bytes)
                          > {"title":
                          > "Договор"}
                          < {}
                        2026-11-21T09:00:05Z POST /api/1/data (300 bytes) -> no answer, fault: loseResponse
                        """);
        assertThat(journal).hasToString("Journal[2 exchanges]");
    }

    @Test
    void saysSoWhenThereIsNothing() {
        assertThat(journal.toText()).isEqualTo("no exchanges\n");
    }

    @Test
    void findsTheExchangesOfAPoint() {
        journal.add(exchange("POST", "/api", "", Optional.empty()));
        journal.add(exchange("GET", "/api/1", "", Optional.empty()));
        journal.add(exchange("GET", "/api/2", "", Optional.empty()));
        assertThat(journal.exchanges()).hasSize(3);
        assertThat(journal.exchanges(on("GET", "/api/{id}")))
                .extracting(Exchange::path)
                .containsExactly("/api/1", "/api/2");
    }

    @Test
    void keepsTheLatest() {
        for (int i = 0; i < 503; i++) {
            journal.add(exchange("GET", "/" + i, "", Optional.empty()));
        }
        assertThat(journal.exchanges())
                .hasSize(500)
                .first()
                .extracting(Exchange::path)
                .isEqualTo("/3");
        assertThat(journal.toText()).startsWith("3 earlier exchanges are no longer kept\n");
    }

    @Test
    void keepsTheBeginningOfReadableBodiesOnly() {
        byte[] large = "x".repeat(5000).getBytes(StandardCharsets.UTF_8);
        assertThat(Message.of("text/plain", large).excerpt()).hasSize(1027).endsWith("x...");
        assertThat(Message.of("text/plain", 3, most -> {
                    assertThat(most).isEqualTo(1024);
                    return new byte[] {'a', 'b', 'c'};
                }))
                .isEqualTo(new Message(3, "abc"));
        assertThat(Message.of("Application/JSON; charset=utf-8", large).size()).isEqualTo(5000);
        assertThat(Message.of("application/xml", large).excerpt()).isNotEmpty();
        assertThat(Message.of("application/x-www-form-urlencoded", large).excerpt())
                .isEmpty();
        assertThat(Message.of("application/octet-stream", large).excerpt()).isEmpty();
        assertThat(Message.of("", large).excerpt()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without null checks may do
    void namesTheNullArgument() {
        assertThatNullPointerException().isThrownBy(() -> journal.add(null)).withMessage("exchange");
        assertThatNullPointerException()
                .isThrownBy(() -> journal.exchanges(null))
                .withMessage("point");
        assertThatNullPointerException().isThrownBy(() -> new Message(0, null)).withMessage("excerpt");
    }

    private static Exchange exchange(String method, String path, String body, Optional<Effect> fault) {
        return new Exchange(
                TIME,
                method,
                path,
                Message.of("application/json", body.getBytes(StandardCharsets.UTF_8)),
                Optional.of(new Exchange.Answer(200, new Message(2, "{}"))),
                fault);
    }
}
