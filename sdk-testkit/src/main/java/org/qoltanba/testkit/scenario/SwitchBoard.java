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
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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
 * The switches of a service, by name: every public method of a class of switches that takes one value and returns the
 * switches. Found by reflection, from the fake on, so that a switch need not be listed a second time. Those of {@code
 * switches()} have bare names; all others have the name of their group and a full stop before theirs.
 */
final class SwitchBoard {

    private static final String GENERAL = "switches";

    private final SortedMap<String, Switch> switches = new TreeMap<>();

    /**
     * One of them.
     *
     * @param owner holds its value
     * @param setter turns it
     */
    record Switch(Object owner, Method setter) {}

    /**
     * The switches of a fake.
     *
     * @param service has {@code switches()}, perhaps more of them, perhaps parts that have some
     */
    SwitchBoard(Object service) {
        parts(service).forEach(part -> {
            Object value = value(part, service);
            String prefix = part.getName().equals(GENERAL) ? "" : part.getName() + ".";
            if (isSwitches(part.getReturnType())) {
                add(prefix, value);
            } else {
                parts(value)
                        .filter(group -> isSwitches(group.getReturnType()))
                        .forEach(group -> add(prefix, value(group, value)));
            }
        });
    }

    /** The names, sorted. */
    SortedSet<String> names() {
        return new TreeSet<>(switches.keySet());
    }

    boolean has(String name) {
        return switches.containsKey(name);
    }

    /** All of them, by name. */
    SortedMap<String, Switch> all() {
        return Collections.unmodifiableSortedMap(switches);
    }

    /**
     * Turns a switch.
     *
     * @throws IllegalArgumentException if the value does not fit, or there is no such switch
     */
    void set(String name, JsonNode value) {
        Switch found = switches.get(name);
        if (found == null) {
            throw new IllegalArgumentException("No switch is called " + name + ".");
        }
        try {
            found.setter().invoke(found.owner(), read(value, found.setter().getGenericParameterTypes()[0]));
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof IllegalArgumentException told) {
                throw told;
            }
            throw new IllegalStateException("The switch " + name + " is broken.", refused);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("Switches are public.", impossible);
        }
    }

    private void add(String prefix, Object group) {
        Arrays.stream(group.getClass().getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 1
                        && method.getReturnType().equals(group.getClass()))
                .forEach(setter -> switches.putIfAbsent(prefix + setter.getName(), new Switch(group, setter)));
        parts(group)
                .filter(part -> isSwitches(part.getReturnType()))
                .forEach(part -> add(prefix + part.getName() + ".", value(part, group)));
    }

    /** The parts of the testkit that an object shows. */
    private static Stream<Method> parts(Object whole) {
        return Arrays.stream(whole.getClass().getMethods())
                .filter(method -> method.getParameterCount() == 0
                        && !Modifier.isStatic(method.getModifiers())
                        && !method.getReturnType().equals(whole.getClass())
                        && (isSwitches(method.getReturnType()) || hasSwitches(method.getReturnType())));
    }

    private static boolean isSwitches(Class<?> type) {
        return type.getSimpleName().endsWith("Switches") || type.getSimpleName().endsWith("Policy");
    }

    private static boolean hasSwitches(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals(GENERAL) && isSwitches(method.getReturnType()));
    }

    private static Object value(Method part, Object whole) {
        try {
            return part.invoke(whole);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("The parts of a fake are public.", impossible);
        }
    }

    private static Object read(JsonNode value, Type type) {
        if (type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            List<Object> all = elements(value, generic.getActualTypeArguments()[0]);
            return Set.class.equals(raw) ? new LinkedHashSet<>(all) : all;
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
