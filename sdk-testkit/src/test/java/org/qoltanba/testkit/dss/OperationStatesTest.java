package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.dss.OperationWorld.V2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qoltanba.testkit.http.FakeResponse;

/**
 * The states of contract section 12.5, cell by cell: what happens in a state, what is answered to whoever made it happen,
 * and in what state the operation is then. A dash means that nobody is answered.
 */
class OperationStatesTest {

    private static final String TABLE = """
            from           | open                          | poll                                 | confirm         | decline         | wait            | fetch                          | cancel
            CREATED        | CHALLENGED ok                 | CREATED invalid_transaction          | CREATED -       | CREATED -       | EXPIRED -       | CREATED content_required       | CANCELLED -
            CHALLENGED     | CHALLENGED ok                 | CHALLENGED pending                   | CONFIRMED -     | DECLINED -      | EXPIRED -       | CHALLENGED content_required    | CANCELLED -
            CONFIRMED      | CONFIRMED invalid_transaction | CONFIRMED final                      | CONFIRMED -     | CONFIRMED -     | CONFIRMED -     | CONFIRMED content_required     | CANCELLED -
            TOKEN_ISSUED   | CONFIRMED invalid_transaction | CONFIRMED invalid_transaction        | CONFIRMED -     | CONFIRMED -     | EXPIRED -       | COMPLETED ok                   | CANCELLED -
            RUNNING        | CONFIRMED invalid_transaction | CONFIRMED invalid_transaction        | CONFIRMED -     | CONFIRMED -     | COMPLETED -     | CONFIRMED ok                   | CANCELLED -
            COMPLETED      | COMPLETED invalid_transaction | COMPLETED invalid_transaction        | COMPLETED -     | COMPLETED -     | COMPLETED -     | COMPLETED invalid_transaction  | COMPLETED -
            DECLINED       | DECLINED invalid_transaction  | DECLINED authentication_declined     | DECLINED -      | DECLINED -      | DECLINED -      | DECLINED content_required      | DECLINED -
            EXPIRED        | EXPIRED invalid_transaction   | EXPIRED invalid_transaction          | EXPIRED -       | EXPIRED -       | EXPIRED -       | EXPIRED content_required       | EXPIRED -
            CANCELLED      | CANCELLED invalid_transaction | CANCELLED invalid_transaction        | CANCELLED -     | CANCELLED -     | CANCELLED -     | CANCELLED invalid_transaction  | CANCELLED -
            ERROR          | ERROR invalid_transaction     | ERROR invalid_transaction            | ERROR -         | ERROR -         | ERROR -         | ERROR invalid_transaction      | ERROR -
            """;

    private final OperationWorld world = new OperationWorld();
    private String token = world.dss.signIn();

    static Stream<Arguments> cells() {
        List<String[]> lines = TABLE.lines().map(line -> line.split("\\|")).toList();
        String[] events = lines.get(0);
        return lines.stream()
                .skip(1)
                .flatMap(line -> Stream.iterate(1, column -> column < line.length, column -> column + 1)
                        .map(column -> Arguments.of(line[0].strip(), events[column].strip(), line[column].strip())));
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @MethodSource("cells")
    void happens(String from, String event, String expected) throws InterruptedException {
        String id = operationIn(from);
        String answer = apply(event, id);

        assertThat(world.state(id) + " " + answer).isEqualTo(expected);
    }

    @Test
    void theTableHasEveryState() {
        assertThat(Arrays.stream(DssOperationState.values()).map(Enum::name))
                .allMatch(state -> TABLE.contains("\n" + state + " "));
    }

    private String operationIn(String state) throws InterruptedException {
        boolean isAsync = state.equals("RUNNING");
        world.switches().operations().asyncAllowed(isAsync).processingTime(Duration.ofMinutes(2));
        ObjectNode request = world.request().put("IsAsync", isAsync);
        OperationWorld.signature(request).put("PinCode", "1234");
        String id = world.created(request).get("Id").textValue();
        switch (state) {
            case "CHALLENGED" -> world.opened(id);
            case "CONFIRMED" -> {
                world.opened(id);
                world.dss.dss.confirm(id);
            }
            case "TOKEN_ISSUED" -> token = world.confirmed(id);
            case "RUNNING" -> {
                token = world.confirmed(id);
                world.dss.clock.advance(Duration.ZERO);
            }
            case "COMPLETED" -> {
                token = world.confirmed(id);
                apply("fetch", id);
            }
            case "DECLINED" -> {
                world.opened(id);
                world.dss.dss.decline(id);
            }
            case "EXPIRED" -> world.dss.clock.advance(Duration.ofMinutes(20));
            case "CANCELLED" -> {
                token = world.confirmed(id);
                world.operations().cancel(id);
            }
            case "ERROR" -> {
                token = world.confirmed(id);
                world.dss.key.status("HOLD");
                apply("fetch", id);
            }
            default -> assertThat(state).isEqualTo("CREATED");
        }
        if (state.equals("EXPIRED")) {
            token = world.dss.signIn();
        }
        assertThat(world.state(id).name())
                .isEqualTo(state.equals("TOKEN_ISSUED") || state.equals("RUNNING") ? "CONFIRMED" : state);
        return id;
    }

    private String apply(String event, String id) throws InterruptedException {
        switch (event) {
            case "open" -> {
                return answer(world.open(id));
            }
            case "poll" -> {
                return answer(world.poll(id));
            }
            case "fetch" -> {
                return answer(world.calls(token).post(V2 + "/signature", "{}"));
            }
            case "confirm", "decline" -> tap(event, id);
            case "wait" -> {
                world.dss.clock.advance(Duration.ofMinutes(20));
                world.dss.clock.advance(Duration.ZERO);
            }
            default -> world.operations().cancel(id);
        }
        return "-";
    }

    /** Taps where there is something to tap on. */
    private void tap(String event, String id) {
        if (world.dss.dss.transactions().stream()
                .anyMatch(transaction ->
                        transaction.confirmation().filter(id::equals).isPresent())) {
            if (event.equals("confirm")) {
                world.dss.dss.confirm(id);
            } else {
                world.dss.dss.decline(id);
            }
        }
    }

    private static String answer(FakeResponse response) {
        if (response.status() != 200) {
            return RawCalls.parse(response).path("error").asText();
        }
        if (RawCalls.parse(response).path("IsError").asBoolean()) {
            return RawCalls.parse(response).get("Error").textValue();
        }
        if (RawCalls.parse(response).path("IsFinal").asBoolean()) {
            return "final";
        }
        return RawCalls.parse(response).has("IsFinal")
                        && !RawCalls.parse(response).has("Challenge")
                ? "pending"
                : "ok";
    }
}
