package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads members of JSON objects whose shape is not fixed, and keeps those nobody knows. */
final class Members {

    private Members() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A copy of an object without the members the SDK writes itself, or must not write. */
    static ObjectNode unknown(@Nullable JsonNode object, Set<String> known) {
        return object instanceof ObjectNode members ? members.deepCopy().without(known) : object();
    }

    static String text(JsonNode object, String name) {
        return object.path(name).asText("");
    }

    static boolean flag(JsonNode object, String name) {
        return object.path(name).asBoolean(false);
    }

    static long number(JsonNode object, String name) {
        return object.path(name).asLong(0);
    }

    /** A time in milliseconds; 0 stands for never. */
    static @Nullable Instant time(JsonNode object, String name) {
        long millis = number(object, name);
        return millis == 0 ? null : Instant.ofEpochMilli(millis);
    }

    static List<JsonNode> list(JsonNode object, String name) {
        List<JsonNode> elements = new ArrayList<>();
        object.path(name).forEach(elements::add);
        return elements;
    }

    static List<String> texts(JsonNode object, String name) {
        return list(object, name).stream().map(element -> element.asText("")).toList();
    }
}
