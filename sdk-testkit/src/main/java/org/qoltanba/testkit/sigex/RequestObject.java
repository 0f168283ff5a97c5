package org.qoltanba.testkit.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object of a request, read member by member. What is not of the type asked for is refused; {@code null} counts as
 * absent. Used by one thread.
 */
final class RequestObject {

    private final JsonNode node;
    private final Refusal otherwise;
    private final Set<String> read = new HashSet<>();

    private RequestObject(JsonNode node, Refusal otherwise) {
        if (!node.isObject()) {
            throw otherwise.exception();
        }
        this.node = node;
        this.otherwise = otherwise;
    }

    /** The body of a request. */
    static RequestObject of(JsonNode body) {
        return new RequestObject(body, Refusal.INVALID_STRUCTURE);
    }

    /** The same object, whose members are refused with other words from here on. */
    RequestObject refusing(Refusal refusal) {
        return new RequestObject(node, refusal);
    }

    Optional<String> text(String name) {
        return member(name).map(this::textual);
    }

    /** A text that is not longer than a limit. */
    Optional<String> text(String name, int limit) {
        Optional<String> text = text(name);
        if (text.isPresent() && text.get().length() > limit) {
            throw Refusal.FIELD_TOO_LARGE.exception();
        }
        return text;
    }

    String requiredText(String name) {
        return text(name).orElseThrow(otherwise::exception);
    }

    /** A text that must be there and is not longer than a limit. */
    String requiredText(String name, int limit) {
        return text(name, limit).orElseThrow(otherwise::exception);
    }

    /** A yes or no; no if absent. */
    boolean flag(String name) {
        return flag(name, false);
    }

    boolean flag(String name, boolean ifAbsent) {
        return member(name)
                .map(value -> {
                    require(value.isBoolean());
                    return value.booleanValue();
                })
                .orElse(ifAbsent);
    }

    /** A whole number that is not negative; 0 if absent. */
    int count(String name) {
        return count(name, 0);
    }

    int count(String name, int ifAbsent) {
        return member(name)
                .map(value -> {
                    require(value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 0);
                    return value.intValue();
                })
                .orElse(ifAbsent);
    }

    /** A duration in milliseconds. */
    long milliseconds(String name, long ifAbsent) {
        return member(name)
                .map(value -> {
                    require(value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0);
                    return value.longValue();
                })
                .orElse(ifAbsent);
    }

    /** A list of whole numbers; empty if absent. */
    List<Integer> integers(String name) {
        return elements(name).stream()
                .map(value -> {
                    require(value.isIntegralNumber() && value.canConvertToInt());
                    return value.intValue();
                })
                .toList();
    }

    /** Texts by name, exactly these names and all of them; empty if absent. */
    Map<String, String> texts(String name, Set<String> names, int limit) {
        Map<String, String> texts = new HashMap<>();
        object(name).ifPresent(object -> {
            names.forEach(each -> texts.put(each, object.text(each, limit).orElseThrow(otherwise::exception)));
            object.requireNothingElse();
        });
        return texts;
    }

    /** A list of texts; empty if absent. */
    List<String> texts(String name) {
        return elements(name).stream().map(this::textual).toList();
    }

    /** A list of texts that must be there. */
    List<String> requiredTexts(String name) {
        require(member(name).isPresent());
        return texts(name);
    }

    Optional<RequestObject> object(String name) {
        return member(name).map(value -> new RequestObject(value, otherwise));
    }

    /** A list of objects; empty if absent. */
    List<RequestObject> objects(String name) {
        return elements(name).stream()
                .map(value -> new RequestObject(value, otherwise))
                .toList();
    }

    /** A list of objects that must be there. */
    List<RequestObject> requiredObjects(String name) {
        require(member(name).isPresent());
        return objects(name);
    }

    /** A list of lists of objects; empty if absent. */
    List<List<RequestObject>> lists(String name) {
        return elements(name).stream()
                .map(list -> {
                    require(list.isArray());
                    List<RequestObject> objects = new ArrayList<>();
                    list.forEach(value -> objects.add(new RequestObject(value, otherwise)));
                    return List.copyOf(objects);
                })
                .toList();
    }

    /** Refuses members that nobody has asked for. */
    void requireNothingElse() {
        node.fieldNames().forEachRemaining(name -> require(read.contains(name)));
    }

    private List<JsonNode> elements(String name) {
        List<JsonNode> elements = new ArrayList<>();
        member(name).ifPresent(value -> {
            require(value.isArray());
            value.forEach(elements::add);
        });
        return elements;
    }

    private String textual(JsonNode value) {
        require(value.isTextual());
        return value.textValue();
    }

    private Optional<JsonNode> member(String name) {
        read.add(name);
        @Nullable JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw otherwise.exception();
        }
    }
}
