package org.qoltanba.testkit.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A body as a recording keeps it: without secrets, without what follows from keys, which are new in each world, and without
 * the ports of this machine. What is left follows from the seed.
 */
final class RecordedText {

    private static final String MASK = "…";
    private static final Set<String> NAMES = Set.of(
            "password",
            "pin",
            "pincode",
            "oldpin",
            "newpin",
            "secret",
            "clientsecret",
            "client_secret",
            "access_token",
            "accesstoken",
            "refresh_token",
            "serialnumber",
            "signature");
    /** Signatures, certificates, tokens: longer than the digest of a document in Base64, and without a space. */
    private static final Pattern KEYED = Pattern.compile("[^\\s\"<>]{65,}");

    /** Links to the services, and to whoever is called back: ports are different each time. */
    private static final Pattern PORT = Pattern.compile("(?<=//(?:127\\.0\\.0\\.1|localhost|\\[::1]):)[0-9]+");

    private static final JsonMapper JSON = new JsonMapper();
    private static final DefaultPrettyPrinter LINES = new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private RecordedText() {}

    /** The lines of a body. */
    static List<String> lines(String body) {
        if (body.isBlank()) {
            return List.of();
        }
        try {
            return List.of(JSON.writer(LINES)
                    .writeValueAsString(masked("", JSON.readTree(body)))
                    .split("\n", -1));
        } catch (JsonProcessingException other) {
            return List.of(
                    KEYED.matcher(withoutPorts(body.strip())).replaceAll(MASK).split("\r?\n", -1));
        }
    }

    private static JsonNode masked(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> members = new ArrayList<>();
            object.fieldNames().forEachRemaining(members::add);
            members.forEach(member -> object.set(member, masked(member, object.get(member))));
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked("", array.get(i)));
            }
            return array;
        }
        if (!node.isTextual()) {
            return node;
        }
        String text = withoutPorts(node.textValue());
        boolean isKeyed = NAMES.contains(name.toLowerCase(Locale.ROOT))
                || KEYED.matcher(text).matches();
        return TextNode.valueOf(isKeyed ? MASK : text);
    }

    private static String withoutPorts(String text) {
        return PORT.matcher(text).replaceAll(MASK);
    }
}
