package org.qoltanba.client.sigex;

import java.util.Map;
import java.util.Objects;

/** What an application shows. */
final class EgovTexts {

    private EgovTexts() {}

    static String required(String text, String name) {
        if (Objects.requireNonNull(text, name).isBlank()) {
            throw new IllegalArgumentException("The " + name + " must not be blank: a person reads it before signing.");
        }
        return text;
    }

    static Map.Entry<String, String> shown(String name, String value) {
        return Map.entry(required(name, "name"), Objects.requireNonNull(value, "value"));
    }
}
