package org.qoltanba.testkit.onec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ЧтениеJSON}, {@code ЗаписьJSON} and what reads and writes values with them. */
final class Json extends Thing {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private String text = "";

    private Json(String type, int texts) {
        super(type);
        method("УстановитьСтроку", texts, texts, given -> {
            text = texts == 0 ? "" : given.text(0);
            return Undefined.UNDEFINED;
        });
        method("Закрыть", 0, 0, none -> text);
    }

    static Json reader() {
        return new Json("ЧтениеJSON", 1);
    }

    static Json writer() {
        return new Json("ЗаписьJSON", 0);
    }

    /** {@code ПрочитатьJSON(ЧтениеJSON, ПрочитатьВСоответствие)}. */
    static Object read(Arguments given) {
        try {
            return value(MAPPER.readTree(given.as(0, Json.class).text), given.flag(1));
        } catch (JsonProcessingException wrong) {
            throw new OnecException("Непредвиденный символ при чтении JSON");
        }
    }

    private static Object value(JsonNode node, boolean mapping) {
        if (node.isObject()) {
            ValueMap map = mapping ? ValueMap.mapping() : ValueMap.structure(new Arguments(List.of()));
            node.properties().forEach(member -> map.put(member.getKey(), value(member.getValue(), mapping)));
            return map;
        }
        if (node.isArray()) {
            ValueList list = new ValueList();
            node.forEach(element -> list.call("Добавить", List.of(value(element, mapping))));
            return list;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isMissingNode()) {
            throw new OnecException("Непредвиденный конец JSON");
        }
        return node.isNull() ? Undefined.UNDEFINED : node.textValue();
    }

    /** {@code ЗаписатьJSON(ЗаписьJSON, Значение)}. */
    static Undefined write(Arguments given) {
        try {
            given.as(0, Json.class).text = MAPPER.writeValueAsString(plain(given.value(1)));
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
        return Undefined.UNDEFINED;
    }

    private static Object plain(Object value) {
        if (value instanceof ValueMap map) {
            Map<String, Object> members = new LinkedHashMap<>();
            map.values().forEach((key, member) -> members.put((String) key, plain(member)));
            return members;
        }
        if (value instanceof ValueList list) {
            return list.elements().stream().map(Json::plain).toList();
        }
        if (value instanceof Thing || value instanceof Undefined) {
            throw new OnecException("Передано значение недопустимого типа: " + value);
        }
        return value;
    }
}
