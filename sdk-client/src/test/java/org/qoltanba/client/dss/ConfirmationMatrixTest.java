package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;

/**
 * Everything that is confirmed, by every way to learn of a confirmation, with every ending. One outcome each, and a result
 * is fetched exactly once or not at all, as the world's journal shows. Prints the tables; with {@code
 * -Dqoltanba.docs.write=true} they go into {@code docs/dss-confirmations.md}, otherwise they must be what stands there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfirmationMatrixTest {

    private static final Path PAGE = Path.of("..", "docs", "dss-confirmations.md");
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final int OK = 200;

    /** How the answer comes. */
    private enum Strategy {
        POLL("polling", false, false, false),
        CALLBACK("callback", true, false, false),
        OFFLINE_CODE("offline code", true, true, false),
        ONE_TIME_CODE("one-time code (SMS)", true, true, true);

        private final String words;
        private final boolean called;
        private final boolean typed;
        private final boolean sms;

        Strategy(String words, boolean called, boolean typed, boolean sms) {
            this.words = words;
            this.called = called;
            this.typed = typed;
            this.sms = sms;
        }

        ConfirmationScene scene(ConfirmationDeed deed, Duration tokenLifetime) {
            return new ConfirmationScene(deed, called, sms, tokenLifetime);
        }

        /** The user agrees, by phone or by code. */
        void confirm(ConfirmationScene scene) throws InterruptedException {
            if (typed) {
                scene.type(scene.rightCode());
            } else {
                scene.world.phone("ivanov").confirm();
            }
        }
    }

    private interface Play {
        void act(Strategy strategy, ConfirmationScene scene) throws InterruptedException;
    }

    /** What happens. */
    private enum Ending {
        CONFIRMED("confirmed", "", (strategy, scene) -> strategy.confirm(scene)),
        DECLINED("declined", "declined", (strategy, scene) -> {
            if (strategy.typed) {
                assertThatExceptionOfType(ConfirmationDeclinedException.class)
                        .isThrownBy(() -> scene.type(scene.world.phone("ivanov").cancellationCode()));
            } else {
                scene.world.phone("ivanov").decline();
            }
        }),
        EXPIRED("expired", "expired", (strategy, scene) -> {}),
        WRONG_THEN_RIGHT("wrong code, then right", "", (strategy, scene) -> {
            assertThat(scene.typeWrong()).isTrue();
            strategy.confirm(scene);
        }),
        ATTEMPTS("attempts exhausted", "failed: attempts", (strategy, scene) -> {
            assertThat(scene.typeWrong()).isTrue();
            assertThat(scene.typeWrong()).isTrue();
            assertThatExceptionOfType(ConfirmationFailedException.class).isThrownBy(scene::typeWrong);
        }),
        RESTARTED("service restarted", "", (strategy, scene) -> {
            String code = strategy.typed ? scene.rightCode() : "";
            scene.relay.refuse();
            scene.pass(Duration.ofSeconds(40));
            if (strategy.typed) {
                assertThatExceptionOfType(TransportException.class).isThrownBy(() -> scene.type(code));
            } else {
                scene.world.phone("ivanov").confirm();
            }
            scene.pass(Duration.ofSeconds(40));
            assertThat(scene.state()).isEqualTo(OperationState.WAITING);
            scene.relay.letIn();
            if (strategy.typed) {
                scene.type(code);
            }
        }),
        LOST("callback lost", "", (strategy, scene) -> {
            scene.world.dss().switches().callbacks().loseNext(1);
            strategy.confirm(scene);
        }),
        DUPLICATED("callback duplicated", "", (strategy, scene) -> {
            scene.world.dss().switches().callbacks().copies(5);
            strategy.confirm(scene);
        }),
        FORGED("callback forged", "", (strategy, scene) -> {
            for (String claim : List.of("success", "failed")) {
                scene.forge(claim);
                scene.pass(Duration.ofSeconds(20));
                assertThat(scene.state()).isEqualTo(OperationState.WAITING);
            }
            strategy.confirm(scene);
        }),
        BEFORE_THE_POLL("callback before the first poll", "", (strategy, scene) -> {
            int before = scene.polls();
            strategy.confirm(scene);
            scene.pass(Duration.ofSeconds(1));
            assertThat(scene.polls() - before).isEqualTo(1);
        }),
        TOKEN_EXPIRED("access token expired meanwhile", "", (strategy, scene) -> {
            scene.pass(Duration.ofSeconds(200));
            strategy.confirm(scene);
        }),
        RESULT_REFUSED("confirmed token expired", "failed: begin again", (strategy, scene) -> {
            scene.world.dss().faults().status(scene.deed().result(), 401);
            strategy.confirm(scene);
        });

        private final String words;

        /** Empty for what was asked for. */
        private final String outcome;

        @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
        private final Play play;

        Ending(String words, String outcome, Play play) {
            this.words = words;
            this.outcome = outcome;
            this.play = play;
        }

        /** What the service was answered when it called: the outcome came with all that, not without it. */
        List<Integer> callbacks(Strategy strategy) {
            if (!strategy.called) {
                return List.of();
            }
            return switch (this) {
                case LOST -> List.of(0);
                case DUPLICATED -> List.of(OK, OK, OK, OK, OK);
                default -> List.of(OK);
            };
        }

        /** Whether there is such a thing. */
        boolean exists(ConfirmationDeed deed, Strategy strategy) {
            return switch (this) {
                case TOKEN_EXPIRED, RESULT_REFUSED -> !deed.isSignIn();
                case DECLINED -> strategy != Strategy.ONE_TIME_CODE; // whoever does not want to does not type
                case LOST, DUPLICATED, BEFORE_THE_POLL -> strategy.called;
                default -> true;
            };
        }
    }

    private record Cell(ConfirmationDeed deed, Strategy strategy, Ending ending) {}

    private final Map<Cell, String> table = new ConcurrentHashMap<>();

    static Stream<Arguments> cells() {
        return Arrays.stream(ConfirmationDeed.values())
                .flatMap(deed -> Arrays.stream(Strategy.values())
                        .flatMap(strategy -> Arrays.stream(Ending.values())
                                .filter(ending -> ending.exists(deed, strategy))
                                .map(ending -> Arguments.of(deed, strategy, ending))));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void thereIsOneOutcomeAndOneResult(ConfirmationDeed deed, Strategy strategy, Ending ending)
            throws InterruptedException {
        Duration tokens = ending == Ending.TOKEN_EXPIRED ? Duration.ofSeconds(40) : LIFETIME;
        try (ConfirmationScene scene = strategy.scene(deed, tokens)) {
            ending.play.act(strategy, scene);

            String outcome = scene.outcome();

            long results = scene.results();
            table.put(
                    new Cell(deed, strategy, ending),
                    outcome + (results == 1 ? ", 1 result" : ", " + results + " results"));
            assertThat(outcome).isEqualTo(ending.outcome.isEmpty() ? deed.done() : ending.outcome);
            assertThat(scene.callbacks()).as("answers to callbacks").isEqualTo(ending.callbacks(strategy));
            assertThat(results).isEqualTo(outcome.equals(deed.done()) ? 1 : 0);
        }
    }

    @AfterAll
    void thePageShowsTheTable() throws IOException {
        if (table.size() < cells().count()) {
            return; // some of it was run, or some of it failed
        }
        String page = page();
        System.out.println(page);
        if (Boolean.getBoolean("qoltanba.docs.write")) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8))
                .as("run with -Dqoltanba.docs.write=true to renew docs/dss-confirmations.md")
                .isEqualTo(page);
    }

    private String page() {
        StringBuilder page = new StringBuilder("# CryptoPro DSS: every way to confirm, with every ending\n\n");
        page.append(
                        "Made by `ConfirmationMatrixTest` against the fake, whose journal tells how often a result was handed"
                                + " out.\n\n")
                .append("- *polling*: the application is not called; the user acts on the phone\n")
                .append(
                        "- *callback*: the service calls when the user has acted on the phone; the SDK then asks it, and"
                                + " every 30 s anyway\n")
                .append("- *offline code*: the user types what the phone shows; to decline, too\n")
                .append("- *one-time code*: the user types what came by SMS; there is no code to decline with\n")
                .append(
                        "- *begin again*: the user confirmed, but the token of the confirmed operation had run out before"
                                + " the result was fetched\n")
                .append(
                        "- –: there is no such thing. A sign-in has no access token that could expire, and its result is"
                                + " the final answer itself\n");
        for (ConfirmationDeed deed : ConfirmationDeed.values()) {
            page.append("\n## ").append(deed.words()).append("\n\n| Ending |");
            for (Strategy strategy : Strategy.values()) {
                page.append(' ').append(strategy.words).append(" |");
            }
            page.append("\n|---|")
                    .append("---|".repeat(Strategy.values().length))
                    .append('\n');
            for (Ending ending : Ending.values()) {
                page.append("| ").append(ending.words).append(" |");
                for (Strategy strategy : Strategy.values()) {
                    @Nullable String outcome = table.get(new Cell(deed, strategy, ending));
                    page.append(' ').append(outcome == null ? "–" : outcome).append(" |");
                }
                page.append('\n');
            }
        }
        return page.toString();
    }
}
