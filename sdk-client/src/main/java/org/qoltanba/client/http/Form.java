package org.qoltanba.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.qoltanba.api.secret.Secret;

/** The fields of a form in their order. Not thread-safe. {@link #toString()} shows names only. */
public final class Form {

    private final List<HttpCall.Field> fields = new ArrayList<>();

    /**
     * Adds a field.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Form field(String name, String value) {
        return field(name, Secret.of(value));
    }

    /**
     * Adds a field whose value is a secret.
     *
     * @param name its name
     * @param value its value
     * @return this
     */
    public Form field(String name, Secret value) {
        fields.add(new HttpCall.Field(name, value));
        return this;
    }

    byte[] encoded() {
        return fields.stream()
                .map(field -> encode(field.name()) + "=" + encode(field.revealed()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Form" + fields;
    }
}
