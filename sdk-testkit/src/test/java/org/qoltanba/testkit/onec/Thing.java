package org.qoltanba.testkit.onec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object of the platform: what it is called, and the members it has. There are no others: a name that is not known here, or
 * a call with fewer or more arguments than documented, is a mistake in the module that no {@code Попытка} catches.
 */
class Thing {

    private record Method(int least, int most, Function<Arguments, Object> body) {}

    private final String type;
    private final Map<String, Method> methods = new LinkedHashMap<>();
    private final Map<String, Supplier<Object>> properties = new LinkedHashMap<>();

    Thing(String type) {
        this.type = type;
    }

    /** Adds a method, with the least and the most arguments it takes. */
    final Thing method(String name, int least, int most, Function<Arguments, Object> body) {
        methods.put(key(name), new Method(least, most, body));
        return this;
    }

    final Thing property(String name, Supplier<Object> value) {
        properties.put(key(name), value);
        return this;
    }

    final boolean knows(String name) {
        return properties.containsKey(key(name));
    }

    Object call(String name, List<Object> arguments) {
        Method method = methods.get(key(name));
        if (method == null) {
            throw new AssertionError(type + " has no method " + name);
        }
        if (arguments.size() < method.least
                || arguments.size() > method.most
                || arguments.subList(0, method.least).contains(Undefined.OMITTED)) {
            throw new AssertionError(type + "." + name + " takes " + method.least + " to " + method.most
                    + " arguments, not " + arguments.size());
        }
        return method.body.apply(new Arguments(arguments));
    }

    Object get(String name) {
        Supplier<Object> property = properties.get(key(name));
        if (property == null) {
            throw new AssertionError(type + " has no property " + name);
        }
        return property.get();
    }

    void set(String name, Object value) {
        throw new AssertionError(type + " has no property " + name + " that can be set to " + value);
    }

    Object at(Object index) {
        throw new AssertionError(type + " has no elements, so none at " + index);
    }

    Iterable<Object> elements() {
        throw new AssertionError(type + " has no elements");
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return type;
    }
}
