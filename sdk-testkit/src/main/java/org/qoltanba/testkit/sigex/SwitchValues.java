package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.Objects;

/** Checks the values of switches. */
final class SwitchValues {

    private SwitchValues() {}

    static Duration positive(Duration duration, String name) {
        Objects.requireNonNull(duration, name);
        if (duration.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException(name + " must be at least a millisecond, was " + duration + ".");
        }
        return duration;
    }

    static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, was " + value + ".");
        }
        return value;
    }
}
