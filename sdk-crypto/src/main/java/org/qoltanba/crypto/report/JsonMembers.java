package org.qoltanba.crypto.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Writes the members of JSON objects. What is absent is null, so that every member is always there. */
final class JsonMembers {

    private final JsonGenerator json;

    JsonMembers(JsonGenerator json) {
        this.json = json;
    }

    /** What stands inside an object. */
    @FunctionalInterface
    interface Content {
        void write() throws IOException;
    }

    /** How one element of a list is written. */
    @FunctionalInterface
    interface Element<T> {
        void write(T element) throws IOException;
    }

    void object(Content content) throws IOException {
        json.writeStartObject();
        content.write();
        json.writeEndObject();
    }

    void object(String name, Content content) throws IOException {
        json.writeFieldName(name);
        object(content);
    }

    /** A list whose elements are objects. */
    <T> void list(String name, Collection<? extends T> elements, Element<T> members) throws IOException {
        json.writeArrayFieldStart(name);
        for (T element : elements) {
            object(() -> members.write(element));
        }
        json.writeEndArray();
    }

    /** An object, or null where there is nothing. */
    <T> void optional(String name, Optional<? extends T> value, Element<T> members) throws IOException {
        if (value.isPresent()) {
            object(name, () -> members.write(value.get()));
        } else {
            json.writeNullField(name);
        }
    }

    void text(String name, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, value);
        }
    }

    void text(String name, Optional<String> value) throws IOException {
        text(name, value.orElse(null));
    }

    void name(String name, Optional<? extends Enum<?>> value) throws IOException {
        text(name, value.map(Enum::name).orElse(null));
    }

    void time(String name, Optional<Instant> value) throws IOException {
        text(name, value.map(Instant::toString).orElse(null));
    }

    void number(String name, OptionalLong value) throws IOException {
        if (value.isPresent()) {
            json.writeNumberField(name, value.getAsLong());
        } else {
            json.writeNullField(name);
        }
    }

    void flag(String name, boolean value) throws IOException {
        json.writeBooleanField(name, value);
    }
}
