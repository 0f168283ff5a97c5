package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as SIGEX writes and reads it (contract sections 2.2 and 2.3). */
final class SigexJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .characterEscapes(new Escapes())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private SigexJson() {}

    /** Writes an answer; members without value are left out. */
    static String write(Object wire) {
        return new String(writeBytes(wire), StandardCharsets.UTF_8);
    }

    /** The same in UTF-8. */
    static byte[] writeBytes(Object wire) {
        try {
            return MAPPER.writeValueAsBytes(wire);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer of the fake cannot be written as JSON.", impossible);
        }
    }

    /** Part of an answer, written once for many answers. */
    static RawValue written(Object wire) {
        return new RawValue(new SerializedString(write(wire)));
    }

    /** Reads a request. */
    static JsonNode read(InputStream body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isMissingNode()) {
                throw Refusal.MALFORMED_JSON.exception();
            }
            return node;
        } catch (IOException malformed) {
            throw Refusal.MALFORMED_JSON.exception();
        }
    }

    /** SIGEX escapes what could end a script in a page (contract section 2.3). */
    private static final class Escapes extends CharacterEscapes {

        @Serial
        private static final long serialVersionUID = 1L;

        private static final Map<Integer, SerializedString> SEQUENCES = Map.of(
                (int) '<',
                new SerializedString("\\u003c"),
                (int) '>',
                new SerializedString("\\u003e"),
                (int) '&',
                new SerializedString("\\u0026"),
                0x2028,
                new SerializedString("\\u2028"),
                0x2029,
                new SerializedString("\\u2029"));

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = CharacterEscapes.standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_CUSTOM;
            codes['>'] = ESCAPE_CUSTOM;
            codes['&'] = ESCAPE_CUSTOM;
            return codes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return SEQUENCES.get(character);
        }
    }
}
