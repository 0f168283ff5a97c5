package org.qoltanba.testkit.onec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The variables of one call. */
final class Frame {

    private final Module module;
    private final Map<String, Object> variables = new HashMap<>();
    private final Set<String> references = new HashSet<>();

    Frame(Module module) {
        this.module = module;
    }

    Module module() {
        return module;
    }

    void parameter(String name, boolean byValue, Object value) {
        variables.put(Thing.key(name), value);
        if (!byValue) {
            references.add(Thing.key(name));
        }
    }

    Object get(String name) {
        Object own = variables.get(Thing.key(name));
        return own != null ? own : module.variable(name);
    }

    void set(String name, Object value) {
        if (references.contains(Thing.key(name))) {
            throw new AssertionError(name + " is the caller's variable: what it is set to changes there as well");
        }
        if (!variables.containsKey(Thing.key(name)) && module.assigned(name, value)) {
            return;
        }
        variables.put(Thing.key(name), value);
    }
}
