package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One member of an object of settings, and the safe way to change a few of them: the service only replaces all at once
 * (contract section 5.5), so what is not changed goes back exactly as it came, also where the SDK does not know it.
 *
 * @param name as the contract has it
 * @param value its value in settings
 * @param tree that value as JSON
 * @param fixed whether it is fixed with the registration
 * @param <S> the kind of settings
 */
record SettingsMember<S>(String name, Function<S, Object> value, Function<S, ? extends JsonNode> tree, boolean fixed) {

    /** The settings as they are sent at a registration: what differs from the service's defaults. */
    static <S> @Nullable ObjectNode written(List<SettingsMember<S>> members, S settings, S defaults) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.stream()
                .filter(member -> member.differs(settings, defaults))
                .forEach(member -> object.set(member.name, member.tree.apply(settings)));
        return object.isEmpty() ? null : object;
    }

    /**
     * The settings as they are sent to replace others.
     *
     * @param current what the service has
     * @param before the same as the SDK reads it
     * @param wanted what it shall have
     * @throws IllegalArgumentException if they differ in what is fixed with the registration
     */
    static <S> ObjectNode changed(List<SettingsMember<S>> members, @Nullable JsonNode current, S before, S wanted) {
        ObjectNode object =
                current instanceof ObjectNode known ? known.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (SettingsMember<S> member : members) {
            boolean differs = member.differs(before, wanted);
            if (member.fixed) {
                if (differs) {
                    throw new IllegalArgumentException("The setting " + member.name
                            + " is fixed with the registration and cannot be changed. Leave it as it is.");
                }
                object.remove(member.name);
            } else if (differs) {
                object.set(member.name, member.tree.apply(wanted));
            }
        }
        return object;
    }

    private boolean differs(S one, S other) {
        return !value.apply(one).equals(value.apply(other));
    }
}
