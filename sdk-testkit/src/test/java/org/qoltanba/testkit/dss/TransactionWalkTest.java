package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.DssWorld.followUp;
import static org.qoltanba.testkit.dss.DssWorld.opening;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.phone.PhonePrompt;

/**
 * Walks at random through contract section 11 and compares, after every step, with what must always hold. A walk is
 * repeated from its seed.
 */
class TransactionWalkTest {

    private static final int STEPS = 300;
    private static final Set<DssTransactionState> ENDS = Set.of(
            DssTransactionState.COMPLETED,
            DssTransactionState.DECLINED,
            DssTransactionState.EXPIRED,
            DssTransactionState.ABANDONED);

    private final DssWorld world = new DssWorld();
    private final List<String> transactions = new ArrayList<>();
    private final List<String> confirmations = new ArrayList<>();
    private final List<String> finalTokens = new ArrayList<>();
    private final Map<String, DssTransactionState> ended = new HashMap<>();
    private int results;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261121})
    void holdsWhateverHappens(long seed) throws InterruptedException {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            step(random);
            assertInvariants();
        }
        assertThat(results).isPositive();
    }

    private void step(Random random) throws InterruptedException {
        String token = world.signIn();
        switch (random.nextInt(8)) {
            case 0 -> transactions.add(world.created(token, "PinCode", "1234"));
            case 1, 2 -> open(token, random);
            case 3 -> script(random);
            case 4, 5 -> follow(token, random);
            case 6 -> fetch(random);
            default -> world.clock.advance(Duration.ofSeconds(random.nextInt(120)));
        }
    }

    private void open(String token, Random random) {
        if (!transactions.isEmpty()) {
            String id = transactions.get(random.nextInt(transactions.size()));
            DssWorld.Answer answer = world.confirm(token, opening(id));
            if (answer.status() == 200) {
                confirmations.add(
                        answer.json().at("/Challenge/ContextData/RefID").textValue());
            }
        }
    }

    private void script(Random random) {
        switch (random.nextInt(3)) {
            case 0 -> world.phone().confirmsNext();
            case 1 -> world.phone().declinesNext();
            default -> world.phone().ignoresNext();
        }
    }

    private void follow(String token, Random random) {
        if (confirmations.isEmpty()) {
            return;
        }
        String refId = confirmations.get(random.nextInt(confirmations.size()));
        List<PhonePrompt> pending = world.phone().pending();
        String code = pending.isEmpty() || random.nextBoolean()
                ? "000"
                : pending.get(0).confirmationCode();
        DssWorld.Answer answer = world.confirm(token, random.nextInt(3) == 0 ? followUp(refId, code) : followUp(refId));
        JsonNode finalToken = answer.body().get("AccessToken");
        if (finalToken != null) {
            finalTokens.add(finalToken.textValue());
        }
    }

    private void fetch(Random random) {
        if (!finalTokens.isEmpty()
                && world.result(finalTokens.get(random.nextInt(finalTokens.size())), "{}")
                                .status()
                        == 200) {
            results++;
        }
    }

    private void assertInvariants() {
        assertThat(new HashSet<>(finalTokens)).hasSameSizeAs(finalTokens);
        List<DssTransaction> all = world.dss.transactions();
        assertThat(all.stream().filter(each -> each.state() == DssTransactionState.CHALLENGED))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(all.stream().filter(each -> each.state() == DssTransactionState.COMPLETED))
                .hasSize(results);
        for (DssTransaction transaction : all) {
            DssTransactionState end = ended.get(transaction.id());
            if (end != null) {
                assertThat(transaction.state()).isEqualTo(end);
            } else if (ENDS.contains(transaction.state())) {
                ended.put(transaction.id(), transaction.state());
            }
        }
        assertThat(world.phone().pending()).hasSize((int) all.stream()
                .filter(each -> each.state() == DssTransactionState.CHALLENGED)
                .count());
    }
}
