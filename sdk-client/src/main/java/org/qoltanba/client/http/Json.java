package org.qoltanba.client.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON mapper of the SDK. Unknown members are ignored, nesting and numbers are bounded, nothing is looked up on
 * the class path, and no member names a type. The length of strings is bounded by the answer's limit.
 */
public final class Json {

    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    // An excerpt of the input in an error message could hold a secret
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Without the mix-in, Jackson keeps what it does not know until the record is made, and only then ignores
            // it
            .addMixIn(Record.class, UnknownSkipped.class)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** For every record. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private interface UnknownSkipped {}

    /**
     * Writes an object.
     *
     * @param wire a wire object
     * @return the text in UTF-8
     */
    public static byte[] write(Object wire) {
        try {
            return MAPPER.writeValueAsBytes(wire);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(
                    "Cannot be written as JSON: " + wire.getClass().getName(), unwritable);
        }
    }

    /**
     * Writes JSON without documents in it.
     *
     * @param writer writes it
     * @return the text in UTF-8
     */
    public static byte[] writeMembers(StreamedJson writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = generator(out)) {
            writer.write(json, document -> {
                throw new IllegalArgumentException("A document cannot stand here.");
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory can be written to.", impossible);
        }
        return out.toByteArray();
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return MAPPER.createGenerator(out);
    }

    /**
     * Reads an object.
     *
     * @param json the text in UTF-8
     * @param type what it should be
     * @param <T> what it should be
     * @return the object, or null for a JSON null
     * @throws IOException if it is something else; the message may quote the text
     */
    public static <T> @Nullable T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    static <T> @Nullable T read(byte[] json, TypeReference<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }
}
