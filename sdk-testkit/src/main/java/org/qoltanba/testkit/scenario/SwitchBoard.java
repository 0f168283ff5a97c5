package org.qoltanba.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.qoltanba.testkit.text.Constants;
import org.qoltanba.testkit.text.Durations;

/**
 * The switches of a service, by name: every public method that takes one value and returns the switches. Found by
 * reflection, so that a switch need not be listed a second time.
 */
final class SwitchBoard {

    private final Object switches;

    SwitchBoard(Object switches) {
        this.switches = switches;
    }

    /** The names, sorted; those of a group have the group's name and a full stop before theirs. */
    SortedSet<String> names() {
        return new TreeSet<>(all().keySet());
    }

    /**
     * A switch, and where its value is.
     *
     * @param owner the group it belongs to
     * @param setter turns it
     */
    record Switch(Object owner, Method setter) {}

    /** All of them, by name. */
    SortedMap<String, Switch> all() {
        SortedMap<String, Switch> all = new TreeMap<>();
        setters().forEach(setter -> all.put(setter.getName(), new Switch(switches, setter)));
        groups().forEach(group ->
                groupOf(group).all().forEach((name, line) -> all.put(group.getName() + "." + name, line)));
        return all;
    }

    boolean has(String name) {
        return names().contains(name);
    }

    /**
     * Turns a switch.
     *
     * @throws IllegalArgumentException if the value does not fit, or there is no such switch
     */
    void set(String name, JsonNode value) {
        int dot = name.indexOf('.');
        if (dot >= 0) {
            groupOf(first(groups(), name.substring(0, dot))).set(name.substring(dot + 1), value);
            return;
        }
        Method setter = first(setters(), name);
        try {
            setter.invoke(switches, read(value, setter.getGenericParameterTypes()[0]));
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException told) {
                throw told;
            }
            throw new IllegalStateException("The switch " + name + " is broken.", refused);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("Switches are public.", impossible);
        }
    }

    private static Method first(Stream<Method> methods, String name) {
        return methods.filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No switch is called " + name + "."));
    }

    private Stream<Method> setters() {
        return Arrays.stream(switches.getClass().getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && method.getReturnType().equals(switches.getClass()));
    }

    private Stream<Method> groups() {
        return Arrays.stream(switches.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && !method.getReturnType().equals(switches.getClass())
                        && method.getReturnType().getSimpleName().matches(".+(Switches|Policy)"));
    }

    private SwitchBoard groupOf(Method group) {
        try {
            return new SwitchBoard(group.invoke(switches));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("Groups of switches are public.", impossible);
        }
    }

    private static Object read(JsonNode value, Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            List<Object> all = elements(value, generic.getActualTypeArguments()[0]);
            return Set.class.equals(raw) ? new LinkedHashSet<>(all) : all;
        }
        if (type instanceof ParameterizedType generic && Map.class.equals(generic.getRawType())) {
            return texts(value);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isArray()) {
            List<Object> all = elements(value, plain.getComponentType());
            Object array = Array.newInstance(plain.getComponentType(), all.size());
            for (int i = 0; i < all.size(); i++) {
                Array.set(array, i, all.get(i));
            }
            return array;
        }
        return single(value, plain);
    }

    private static Map<String, String> texts(JsonNode value) {
        required(value.isObject(), value, "an object in braces");
        Map<String, String> all = new LinkedHashMap<>();
        value.properties().forEach(line -> all.put(line.getKey(), (String) single(line.getValue(), String.class)));
        return all;
    }

    private static List<Object> elements(JsonNode value, Type type) {
        if (!value.isArray()) {
            throw new IllegalArgumentException("Expected a list in square brackets.");
        }
        List<Object> all = new ArrayList<>();
        value.forEach(element -> all.add(read(element, type)));
        return all;
    }

    private static Object single(JsonNode value, Class<?> type) {
        if (type == boolean.class) {
            return required(value.isBoolean(), value, "true or false").booleanValue();
        }
        if (type == int.class) {
            return required(value.canConvertToInt() && value.isIntegralNumber(), value, "a whole number")
                    .intValue();
        }
        if (type == long.class) {
            return required(value.canConvertToLong() && value.isIntegralNumber(), value, "a whole number")
                    .longValue();
        }
        String text =
                required(value.isTextual(), value, "a text in quotation marks").textValue();
        if (type == Duration.class) {
            return Durations.read(text);
        }
        return type == String.class ? text : Constants.named(type, Objects.requireNonNull(text));
    }

    private static JsonNode required(boolean fits, JsonNode value, String what) {
        if (!fits) {
            throw new IllegalArgumentException("Expected " + what + ".");
        }
        return value;
    }
}
