package org.qoltanba.testkit.onec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code Соответствие}, whose keys are values, or {@code Структура}, whose keys are names: a member of JSON that is no name,
 * such as an object identifier, does not go into it.
 */
final class ValueMap extends Thing {

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{N}_]*";

    private final boolean structure;
    private final Map<Object, Object> values = new LinkedHashMap<>();

    private ValueMap(boolean structure) {
        super(structure ? "Структура" : "Соответствие");
        this.structure = structure;
        method("Количество", 0, 0, none -> BigDecimal.valueOf(values.size()));
        method("Вставить", 1, 2, given -> put(given.value(0), given.value(1)));
        if (structure) {
            method("Свойство", 1, 1, given -> values.containsKey(find(given.text(0))));
        } else {
            method("Получить", 1, 1, given -> at(given.value(0)));
        }
    }

    static ValueMap mapping() {
        return new ValueMap(false);
    }

    /** A structure with these names, written with commas between them, and their values. */
    static ValueMap structure(Arguments given) {
        ValueMap structure = new ValueMap(true);
        String[] names = given.has(0) ? given.text(0).split(",") : new String[0];
        for (int i = 0; i < names.length; i++) {
            structure.put(names[i].strip(), given.value(i + 1));
        }
        if (given.values().size() > names.length + 1) {
            throw new AssertionError("A structure of " + names.length + " names is given more values");
        }
        return structure;
    }

    Undefined put(Object key, Object value) {
        if (structure && !(key instanceof String name && name.matches(NAME))) {
            throw new OnecException("Задано неправильное имя атрибута структуры '" + key + "'");
        }
        values.put(structure ? find((String) key) : key, value);
        return Undefined.UNDEFINED;
    }

    Map<Object, Object> values() {
        return values;
    }

    @Override
    Object at(Object index) {
        return values.getOrDefault(structure ? find(Values.text(index)) : index, Undefined.UNDEFINED);
    }

    @Override
    Object get(String name) {
        Object value = structure ? values.get(find(name)) : null;
        if (value == null) {
            throw new OnecException("Поле объекта не обнаружено (" + name + ")");
        }
        return value;
    }

    @Override
    void set(String name, Object value) {
        get(name);
        put(name, value);
    }

    @Override
    List<Object> elements() {
        return values.entrySet().stream()
                .<Object>map(entry -> new Thing("КлючИЗначение")
                        .property("Ключ", entry::getKey)
                        .property("Значение", entry::getValue))
                .toList();
    }

    /** Names of a structure do not differ by the case of letters; the first spelling stays. */
    private Object find(String name) {
        return values.keySet().stream()
                .filter(key -> Thing.key((String) key).equals(Thing.key(name)))
                .findFirst()
                .orElse(name);
    }
}
