package org.qoltanba.testkit.onec;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An information register without periods and with one dimension: what a base keeps when 1C is started anew. */
final class Register {

    private final String name;
    private final String dimension;
    private final List<String> resources;
    private final Map<Object, Map<String, Object>> records = new HashMap<>();

    Register(String name, String dimension, String... resources) {
        this.name = name;
        this.dimension = dimension;
        this.resources = List.of(resources);
    }

    /** What the register has about something, by resource. */
    Map<String, Object> record(Object key) {
        return Map.copyOf(records.getOrDefault(key, Map.of()));
    }

    /** {@code РегистрыСведений}, with this one in it. */
    Thing registers() {
        Thing manager = new Thing(name).method("СоздатьМенеджерЗаписи", 0, 0, none -> new Manager());
        return new Thing("РегистрыСведений").property(name, () -> manager);
    }

    /** {@code РегистрСведенийМенеджерЗаписи}: a record that is not found leaves it empty, the dimension too. */
    private final class Manager extends Thing {

        private final Map<String, Object> fields = new LinkedHashMap<>();
        private boolean selected;

        Manager() {
            super("РегистрСведенийМенеджерЗаписи." + name);
            clear();
            method("Прочитать", 0, 0, none -> read());
            method("Выбран", 0, 0, none -> selected);
            method("Записать", 0, 1, replace -> {
                Map<String, Object> record = new HashMap<>(fields);
                records.put(record.remove(dimension), record);
                selected = true;
                return Undefined.UNDEFINED;
            });
        }

        private Undefined read() {
            Object key = fields.getOrDefault(dimension, "");
            Map<String, Object> found = records.get(key);
            clear();
            selected = found != null;
            if (found != null) {
                fields.putAll(found);
                fields.put(dimension, key);
            }
            return Undefined.UNDEFINED;
        }

        private void clear() {
            fields.put(dimension, "");
            resources.forEach(resource -> fields.put(resource, ""));
        }

        @Override
        Object get(String field) {
            Object value = fields.get(field);
            return value != null ? value : super.get(field);
        }

        @Override
        void set(String field, Object value) {
            if (fields.replace(field, value) == null) {
                super.set(field, value);
            }
        }
    }
}
