package org.qoltanba.testkit.conformance;

import java.util.Objects;

/**
 * Something that the fakes assume and the service does otherwise. A switch of the fake makes it do the same.
 *
 * @param fact what it is about
 * @param assumed what the fake does unless its switch is turned
 * @param found what the service did
 * @param switchName the name of the switch in the file of a world, with the service before it: {@code sigex.limits.pageSize}
 * @param value what to set it to, as the file writes it
 * @since 0.1.0
 */
public record Difference(String fact, String assumed, String found, String switchName, String value) {

    /**
     * Checks that everything is said.
     *
     * @param fact what it is about
     * @param assumed what the fake does
     * @param found what the service did
     * @param switchName the name of the switch
     * @param value what to set it to
     */
    public Difference {
        Objects.requireNonNull(fact, "fact");
        Objects.requireNonNull(assumed, "assumed");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(switchName, "switchName");
        Objects.requireNonNull(value, "value");
    }

    /** A sentence for people. */
    @Override
    public String toString() {
        return fact + ": assumed " + assumed + ", the service: " + found + ". Set the switch " + switchName + " to "
                + value + ".";
    }
}
