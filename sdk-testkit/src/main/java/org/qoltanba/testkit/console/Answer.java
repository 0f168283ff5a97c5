package org.qoltanba.testkit.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * What the console answers.
 *
 * @param type the media type
 * @param content the body
 * @param fileName under which a browser keeps it; null to show it
 */
record Answer(String type, Bytes content, @Nullable String fileName) {

    static Answer json(JsonNode json) {
        return new Answer(
                "application/json; charset=utf-8", Bytes.of(json.toString().getBytes(StandardCharsets.UTF_8)), null);
    }

    static Answer file(String type, Bytes content, String name) {
        return new Answer(type, content, name);
    }
}
