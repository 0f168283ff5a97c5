package org.qoltanba.testkit.text;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
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
                .orElseThrow(
                        () -> new IllegalArgumentException("Expected one of " + String.join(", ", names(type)) + "."));
        try {
            return type.cast(found.get(null));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("Constants are public.", impossible);
        }
    }

    /**
     * The names of all constants.
     *
     * @param type a public class or enumeration
     * @return sorted
     */
    public static List<String> names(Class<?> type) {
        return constants(type).map(Field::getName).sorted().toList();
    }

    private static Stream<Field> constants(Class<?> type) {
        return Arrays.stream(type.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type);
    }
}
