package org.qoltanba.crypto.testing;

import java.util.Random;

/**
 * Runs a property over many random inputs. The seed is new in each run and told when a case fails; repeat it with
 * {@code -Dproperty.seed=...}.
 */
public final class SeededRunner {

    /** A property that throws when it does not hold. */
    @FunctionalInterface
    public interface Property {
        void check(Random random) throws Exception;
    }

    private SeededRunner() {}

    public static void run(int cases, Property property) {
        long seed = Long.getLong("property.seed", new Random().nextLong());
        for (int i = 0; i < cases; i++) {
            long caseSeed = seed + i;
            try {
                property.check(new Random(caseSeed));
            } catch (Exception | AssertionError failure) {
                throw new AssertionError(
                        "The property does not hold; repeat with -Dproperty.seed=" + caseSeed + ": "
                                + failure.getMessage(),
                        failure);
            }
        }
    }
}
