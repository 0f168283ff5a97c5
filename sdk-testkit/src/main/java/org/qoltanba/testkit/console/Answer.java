package org.qoltanba.testkit.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the console answers.
 *
 * @param type the media type
 * @param content the body; lent
 * @param fileName under which a browser keeps it; null to show it
 */
record Answer(String type, byte[] content, @Nullable String fileName) {

    static Answer json(JsonNode json) {
        return new Answer("application/json; charset=utf-8", json.toString().getBytes(StandardCharsets.UTF_8), null);
    }

    static Answer file(String type, byte[] content, String name) {
        return new Answer(type, content, name);
    }
}
