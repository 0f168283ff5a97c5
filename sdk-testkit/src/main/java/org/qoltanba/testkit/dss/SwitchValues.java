package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.Objects;

/** Checks the values of switches. */
final class SwitchValues {

    private SwitchValues() {}

    static Duration wholeSeconds(Duration lifetime) {
        Objects.requireNonNull(lifetime, "lifetime");
        if (lifetime.toSeconds() < 1 || !lifetime.equals(Duration.ofSeconds(lifetime.toSeconds()))) {
            throw new IllegalArgumentException(
                    "DSS states lifetimes in whole seconds, at least 1; got " + lifetime + ".");
        }
        return lifetime;
    }

    static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value + ".");
        }
        return value;
    }
}
