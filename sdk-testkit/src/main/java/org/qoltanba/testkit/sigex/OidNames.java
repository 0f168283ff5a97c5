package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** What identifiers are called on the pages of a card, in Russian: as the service's own dictionaries have it. */
final class OidNames {

    private static final Map<String, String> NAMES =
            read(new Dictionaries().words().path("consts"));

    private OidNames() {}

    /** The name with the identifier behind it; the identifier alone where there is no name. */
    static String describe(String oid) {
        String name = NAMES.get(oid);
        return name == null ? oid : name + " (" + oid + ")";
    }

    private static Map<String, String> read(JsonNode dictionaries) {
        Map<String, String> names = new HashMap<>();
        dictionaries.forEach(dictionary -> dictionary
                .properties()
                .forEach(entry -> names.putIfAbsent(
                        entry.getKey(), entry.getValue().path("ru").asText())));
        return Map.copyOf(names);
    }
}
