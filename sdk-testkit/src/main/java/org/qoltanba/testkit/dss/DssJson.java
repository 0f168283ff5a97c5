package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * JSON as DSS reads and writes it (contract sections 0 and 2.2): members are found whatever their case, unknown ones are
 * ignored, and members without value are left out.
 */
final class DssJson {

    /** Requests are bounded as a whole, and a document is one long text in them. */
    private static final StreamReadConstraints LONG_TEXTS =
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

    private static final JsonMapper MAPPER = JsonMapper.builder(
                    new JsonFactoryBuilder().streamReadConstraints(LONG_TEXTS).build())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule().addDeserializer(Bytes.class, new Base64Text()))
            .build();

    private DssJson() {}

    /** Writes an answer. */
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

    /** Reads a request. */
    static <T> T read(InputStream body, Class<T> type) {
        T read;
        try {
            read = MAPPER.readValue(body, type);
        } catch (IOException malformed) {
            throw Refusals.invalidRequest("Тело запроса не читается");
        }
        if (read == null) {
            throw Refusals.invalidRequest("Тело запроса пусто");
        }
        return read;
    }

    /** Reads a dictionary of texts; empty if it is none. */
    static Optional<Map<String, String>> texts(Bytes json) {
        try {
            Map<String, @Nullable String> read =
                    MAPPER.readValue(json.toArray(), new TypeReference<Map<String, @Nullable String>>() {});
            return read == null || read.containsValue(null) ? Optional.empty() : Optional.of(Map.copyOf(read));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    /** Reads Base64 without making a text of it. */
    private static final class Base64Text extends StdScalarDeserializer<Bytes> {

        @Serial
        private static final long serialVersionUID = 1L;

        private Base64Text() {
            super(Bytes.class);
        }

        @Override
        public Bytes deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return Bytes.of(parser.getBinaryValue(context.getBase64Variant()));
        }
    }
}
