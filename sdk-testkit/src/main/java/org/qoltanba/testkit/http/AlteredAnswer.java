package org.qoltanba.testkit.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.qoltanba.testkit.fault.Effect;

/** What becomes of an answer on the way, when it arrives whole and yet wrong. */
final class AlteredAnswer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MORE = 4 * 1024 * 1024;
    private static final String UNKNOWN = "SomethingNew";

    private AlteredAnswer() {}

    static FakeResponse of(FakeResponse answer, Effect.Alter effect) {
        String member = effect.member();
        return switch (effect.kind()) {
            case WRONG_CONTENT_TYPE -> answer.header("Content-Type", "text/html; charset=utf-8");
            case OVERSIZED_RESPONSE -> with(answer, padded(answer.body()));
            case EXTRA_MEMBERS -> json(answer, object -> object.put(UNKNOWN, true));
            case MISSING_MEMBER -> json(answer, object -> object.remove(member));
            case UNKNOWN_VALUE ->
                json(answer, object -> {
                    if (object.has(member)) {
                        object.put(member, UNKNOWN);
                    }
                });
            default -> throw new IllegalArgumentException(effect.kind() + " alters no answer.");
        };
    }

    private static byte[] padded(byte[] body) {
        byte[] longer = Arrays.copyOf(body, body.length + MORE);
        Arrays.fill(longer, body.length, longer.length, (byte) ' ');
        return longer;
    }

    private static FakeResponse json(FakeResponse answer, Consumer<ObjectNode> change) {
        try {
            JsonNode body = JSON.readTree(answer.body());
            each(body, change);
            return with(answer, JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
        } catch (IOException other) {
            return answer;
        }
    }

    private static void each(JsonNode node, Consumer<ObjectNode> change) {
        node.forEach(child -> each(child, change));
        if (node instanceof ObjectNode object) {
            change.accept(object);
        }
    }

    private static FakeResponse with(FakeResponse answer, byte[] body) {
        FakeResponse other = FakeResponse.of(
                answer.status(), answer.headers().getOrDefault("Content-Type", "application/octet-stream"), body);
        for (var header : answer.headers().entrySet()) {
            other = other.header(header.getKey(), header.getValue());
        }
        return other;
    }
}
