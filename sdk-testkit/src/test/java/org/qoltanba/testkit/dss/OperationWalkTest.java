package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.OperationWorld.V2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.phone.DocumentDecision;

/**
 * Walks at random through contract section 12.5, operations in the background among them, and compares, after every step,
 * with what must always hold. A walk is repeated from its seed.
 */
class OperationWalkTest {

    private static final int STEPS = 150;
    private static final Set<DssOperationState> ENDS = EnumSet.of(
            DssOperationState.COMPLETED,
            DssOperationState.DECLINED,
            DssOperationState.EXPIRED,
            DssOperationState.CANCELLED,
            DssOperationState.ERROR);

    private final OperationWorld world = new OperationWorld();
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, DssOperation> ended = new HashMap<>();
    private int fetched;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20261122})
    void holdsWhateverHappens(long seed) throws InterruptedException {
        Random random = new Random(seed);
        world.switches().operations().asyncAllowed(true).processingTime(Duration.ofSeconds(20));
        for (int step = 0; step < STEPS; step++) {
            step(random);
            assertInvariants();
        }
        assertThat(ended.values()).extracting(DssOperation::state).contains(DssOperationState.COMPLETED);
    }

    private void step(Random random) throws InterruptedException {
        List<DssOperation> all = world.operations().all();
        if (all.isEmpty() || random.nextInt(6) == 0) {
            create(random);
            return;
        }
        String id = all.get(Math.max(0, all.size() - 1 - random.nextInt(4))).id();
        switch (random.nextInt(9)) {
            case 0, 1 -> world.open(id);
            case 2, 3 -> tap(random);
            case 4, 5 -> poll(id);
            case 6 -> fetch(random);
            case 7 -> world.dss.clock.advance(Duration.ofSeconds(random.nextInt(200)));
            default -> {
                if (random.nextInt(8) == 0) {
                    world.operations().cancel(id);
                }
            }
        }
    }

    private void create(Random random) {
        ObjectNode request = world.request().put("IsAsync", random.nextBoolean());
        OperationWorld.signature(request).put("PinCode", "1234");
        world.created(request);
    }

    private void tap(Random random) {
        if (world.dss.phone().pending().size() == 1) {
            switch (random.nextInt(3)) {
                case 0 -> world.dss.phone().confirm();
                case 1 -> world.dss.phone().confirm(Map.of("hello.txt", DocumentDecision.DECLINE));
                default -> world.dss.phone().decline();
            }
        }
    }

    private void poll(String id) {
        JsonNode token = RawCalls.parse(world.poll(id)).get("AccessToken");
        if (token != null) {
            tokens.add(token.textValue());
        }
    }

    private void fetch(Random random) {
        if (!tokens.isEmpty()) {
            FakeResponse answer =
                    world.calls(tokens.get(random.nextInt(tokens.size()))).post(V2 + "/signature", "{}");
            if (answer.status() == 200
                    && !world.operations()
                            .get(RawCalls.parse(answer).at("/Operation/Id").textValue())
                            .isAsync()) {
                fetched++;
            }
        }
    }

    private void assertInvariants() {
        List<DssOperation> all = world.operations().all();
        assertThat(all.stream().filter(each -> each.state() == DssOperationState.CHALLENGED))
                .as("a user answers one question at a time")
                .hasSameSizeAs(world.dss.phone().pending());
        assertThat(all.stream().filter(each -> !each.isAsync() && each.state() == DssOperationState.COMPLETED))
                .as("every result is fetched once")
                .hasSize(fetched);
        for (DssOperation operation : all) {
            DssOperation end = ended.get(operation.id());
            if (end != null) {
                assertThat(operation).as("what is over stays as it is").isEqualTo(end);
            } else if (ENDS.contains(operation.state())) {
                ended.put(operation.id(), operation);
            }
            assertThat(operation.documents())
                    .allMatch(document -> document.resultId().isEmpty()
                            || document.decision().equals(Optional.of(DocumentDecision.APPROVE)));
            assertThat(operation.documents())
                    .allMatch(document ->
                            document.resultId().isEmpty() || operation.state() == DssOperationState.COMPLETED);
        }
    }
}
