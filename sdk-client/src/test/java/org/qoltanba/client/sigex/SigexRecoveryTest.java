package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.client.sigex.RecoveryDeeds.Deed;
import org.qoltanba.client.sigex.RecoveryDeeds.Doing;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.fault.Faults;

/**
 * Every trouble of the network at every call that changes something at SIGEX. Afterwards the service has done it exactly
 * once, by the SDK alone or after its caller did what the exception says. Prints the table of outcomes; with {@code
 * -Dqoltanba.docs.write=true} it goes into {@code docs/sigex-recovery.md}.
 */
class SigexRecoveryTest {

    private static final Path PAGE = Path.of("..", "docs", "sigex-recovery.md");
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration IMPATIENT = Duration.ofSeconds(2);

    private static final String REFUSED = "connections refused";

    /** What becomes of a cell of the table. */
    private enum Outcome {
        BY_ITSELF("once"),
        BY_THE_CALLER("once, after recovery"),
        UNKNOWN("reported, at most once"),
        NOT_ONCE("NOT ONCE");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }
    }

    /**
     * A trouble of the network.
     *
     * @param name in words
     * @param attempts how long the client waits for an answer
     * @param lasting whether it strikes until it is cleared, at the lookups too
     * @param strike makes it happen
     */
    private record Trouble(
            String name, Duration attempts, boolean lasting, BiFunction<Faults, ExchangePoint, FaultRule> strike) {

        void strikeAt(Faults faults, Deed deed) {
            FaultRule first = strike.apply(faults, deed.point());
            if (lasting) {
                first.always();
                deed.lookups().forEach(lookup -> strike.apply(faults, lookup).always());
            }
        }
    }

    private static final List<Trouble> TROUBLES = List.of(
            new Trouble("cut before it is read", PATIENT, false, Faults::cutBeforeProcessing),
            new Trouble("stalled", IMPATIENT, false, Faults::stall),
            new Trouble("cut after it is done", PATIENT, false, Faults::loseResponse),
            new Trouble("answer truncated", PATIENT, false, Faults::truncateResponse),
            new Trouble("503", PATIENT, false, (faults, point) -> faults.status(point, 503)),
            new Trouble("cut before it is read, and on", PATIENT, true, Faults::cutBeforeProcessing),
            new Trouble("cut after it is done, and on", PATIENT, true, Faults::loseResponse),
            new Trouble("503, and on", PATIENT, true, (faults, point) -> faults.status(point, 503)));

    private static Outcome refused(Deed deed) {
        try (RecoveryScene scene = new RecoveryScene(PATIENT)) {
            Doing doing = deed.begin().apply(scene);
            scene.refuse();
            return outcome(doing, scene::letIn);
        }
    }

    private static Outcome outcome(Trouble trouble, Deed deed) {
        try (RecoveryScene scene = new RecoveryScene(trouble.attempts())) {
            Doing doing = deed.begin().apply(scene);
            Faults faults = scene.world.sigex().faults();
            trouble.strikeAt(faults, deed);
            return outcome(doing, faults::clear);
        }
    }

    private static Outcome outcome(Doing doing, Runnable clear) {
        SdkException failure = null;
        try {
            doing.act();
        } catch (SdkException caught) {
            failure = caught;
        }
        clear.run();
        if (failure == null && !doing.looksDone()) {
            doing.recover(null);
            return doing.effects() == 1 ? Outcome.BY_THE_CALLER : Outcome.NOT_ONCE;
        }
        if (failure == null) {
            return doing.effects() == 1 ? Outcome.BY_ITSELF : Outcome.NOT_ONCE;
        }
        if (!doing.canBeLookedUp() && !isCertainlyUndone(failure)) {
            return doing.effects() <= 1 ? Outcome.UNKNOWN : Outcome.NOT_ONCE;
        }
        doing.recover(failure);
        return doing.effects() == 1 ? Outcome.BY_THE_CALLER : Outcome.NOT_ONCE;
    }

    private static boolean isCertainlyUndone(SdkException failure) {
        return failure instanceof TransportException lost && !lost.requestMayHaveReachedServer();
    }

    @Test
    void everythingHappensExactlyOnceWhateverTheNetworkDoes() throws IOException {
        Map<Deed, List<Outcome>> table = new LinkedHashMap<>();
        for (Deed deed : RecoveryDeeds.everyOne()) {
            List<Outcome> row = new ArrayList<>();
            row.add(refused(deed));
            for (Trouble trouble : TROUBLES) {
                row.add(outcome(trouble, deed));
            }
            table.put(deed, row);
        }
        String page = page(table);
        System.out.println(page);
        if (Boolean.getBoolean("qoltanba.docs.write")) {
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(table.values()).allSatisfy(row -> assertThat(row).doesNotContain(Outcome.NOT_ONCE));
        table.forEach((deed, row) -> assertThat(row.contains(Outcome.UNKNOWN))
                .as("only e-mails cannot be looked up: %s", deed.call())
                .isEqualTo(deed.call().startsWith("notify")));
    }

    /** Calls of the index that change nothing, though they are made with POST. */
    private static final Set<String> ONLY_LOOKING = Set.of("/api/exported", "/api/checkPDFForDDC");

    @Test
    void noCallThatChangesSomethingIsLeftOut() throws IOException {
        Set<String> rows = RecoveryDeeds.everyOne().stream()
                .map(deed -> deed.point().toString())
                .collect(Collectors.toSet());
        List<String> changing = new ArrayList<>();
        try (InputStream index = SigexRecoveryTest.class.getResourceAsStream("endpoints.tsv")) {
            new String(Objects.requireNonNull(index).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\\t", -1)[0].split(" ", -1))
                    .filter(call -> !call[0].equals("GET") && !ONLY_LOOKING.contains(call[1]))
                    .forEach(call -> changing.add(on(call[0], call[1]).toString()));
        }
        assertThat(changing)
                .hasSizeGreaterThan(ONLY_LOOKING.size())
                .allSatisfy(call -> assertThat(rows).contains(call));
    }

    private static String page(Map<Deed, List<Outcome>> table) {
        StringBuilder page = new StringBuilder("# SIGEX: what becomes of a call the network troubles\n\n");
        page.append("Made by `SigexRecoveryTest` against the fake, which counts what was done.\n\n")
                .append("- *once*: the SDK found out by itself what had become of the call\n")
                .append("- *once, after recovery*: the call failed; its caller did what the exception says\n")
                .append(
                        "- *reported, at most once*: the service does not show what it has done, so the SDK neither repeats"
                                + " the call nor guesses; the exception says that it may have happened\n\n| Call |");
        page.append(' ').append(REFUSED).append(" |");
        TROUBLES.forEach(trouble -> page.append(' ').append(trouble.name()).append(" |"));
        page.append("\n|---|").append("---|".repeat(TROUBLES.size() + 1)).append('\n');
        table.forEach((deed, row) -> {
            page.append("| ").append(deed.call()).append(" |");
            row.forEach(outcome -> page.append(' ').append(outcome.words).append(" |"));
            page.append('\n');
        });
        return page.toString();
    }
}
