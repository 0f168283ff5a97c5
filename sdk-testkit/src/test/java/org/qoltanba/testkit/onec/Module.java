package org.qoltanba.testkit.onec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module: its procedures and functions, and, if it belongs to a form, the form's attributes. */
final class Module {

    /** What runs: answers null to go on, or what is returned. */
    interface Statement {
        @Nullable
        Object run(Frame frame);
    }

    interface Expression {
        Object value(Frame frame);
    }

    record Parameter(String name, boolean byValue, @Nullable Expression otherwise) {}

    record Routine(String name, boolean exported, List<Parameter> parameters, Statement body) {}

    private final Platform platform;
    private final Map<String, Routine> routines = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    private Module(Platform platform) {
        this.platform = platform;
    }

    static Module of(String text, Platform platform) {
        Module module = new Module(platform);
        for (Routine routine : new Parser(Lexer.words(text)).routines()) {
            if (module.routines.put(Thing.key(routine.name), routine) != null) {
                throw new AssertionError("There are two of " + routine.name);
            }
        }
        return module;
    }

    /** Declares an attribute of the form. */
    Module with(String attribute, Object value) {
        attributes.put(Thing.key(attribute), value);
        return this;
    }

    /** The module as others see it: what is exported. */
    Thing asCommonModule(String name) {
        Thing common = new Thing(name);
        for (Routine routine : routines.values()) {
            if (routine.exported) {
                common.method(routine.name, 0, Integer.MAX_VALUE, given -> call(routine.name, given.values()));
            }
        }
        return common;
    }

    Object call(String name, Object... arguments) {
        return call(name, List.of(arguments));
    }

    /** Calls a routine of the module, or a function of the platform. */
    Object call(String name, List<Object> arguments) {
        Routine routine = routines.get(Thing.key(name));
        if (routine == null) {
            return platform.call(name, arguments);
        }
        if (arguments.size() > routine.parameters.size()) {
            throw new AssertionError(
                    name + " takes " + routine.parameters.size() + " arguments, not " + arguments.size());
        }
        Frame frame = new Frame(this);
        for (int i = 0; i < routine.parameters.size(); i++) {
            Parameter parameter = routine.parameters.get(i);
            Object given = i < arguments.size() ? arguments.get(i) : Undefined.OMITTED;
            if (given == Undefined.OMITTED) {
                if (parameter.otherwise == null) {
                    throw new AssertionError(name + " is not given " + parameter.name);
                }
                given = parameter.otherwise.value(frame);
            }
            frame.parameter(parameter.name, parameter.byValue, given);
        }
        Object result = routine.body.run(frame);
        return result == null ? Undefined.UNDEFINED : result;
    }

    Object construct(String type, List<Object> arguments) {
        return platform.types().call(type, arguments);
    }

    Object variable(String name) {
        Object attribute = attributes.get(Thing.key(name));
        return attribute != null ? attribute : platform.get(name);
    }

    boolean assigned(String name, Object value) {
        if (platform.knows(name)) {
            throw new AssertionError(name + " belongs to the platform");
        }
        return attributes.replace(Thing.key(name), value) != null;
    }
}
