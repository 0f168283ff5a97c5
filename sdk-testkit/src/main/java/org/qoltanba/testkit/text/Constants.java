package org.qoltanba.testkit.text;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The constants of a class, by the names they have in Java. */
public final class Constants {

    private Constants() {}

    /**
     * A constant.
     *
     * @param type a public class or enumeration
     * @param name as in Java, for example {@code FIRST_HEAD}
     * @param <T> the class
     * @return the constant
     * @throws IllegalArgumentException if there is none of this name; the message names those there are
     */
    public static <T> T named(Class<T> type, String name) {
        Field found = constants(type)
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of "
                        + constants(type).map(Field::getName).sorted().collect(Collectors.joining(", ")) + "."));
        try {
            return type.cast(found.get(null));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("Constants are public.", impossible);
        }
    }

    private static Stream<Field> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type);
    }
}
