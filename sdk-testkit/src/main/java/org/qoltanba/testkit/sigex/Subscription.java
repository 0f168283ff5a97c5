package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation has subscribed to (contract sections 3.6 and 7.44).
 *
 * @param name of the plan
 * @param expires when it ends; null for never
 * @param features by name, whether they are part of it
 */
record Subscription(String name, @Nullable Instant expires, Map<String, Boolean> features) {

    /** Documents without a signature. */
    static final String PREREGISTRATION = "preregistration";

    /** Several documents as one. */
    static final String PACKAGES = "packages";

    /** What every organisation has at first. */
    static final Subscription BASIC = new Subscription("Basic", null, Map.of(PREREGISTRATION, false, PACKAGES, false));

    /** The plan with everything, in Russian "Крупный Бизнес". */
    static final Subscription LARGE_BUSINESS =
            new Subscription("Large business", null, Map.of(PREREGISTRATION, true, PACKAGES, true));

    Subscription {
        features = Map.copyOf(features);
    }

    /** Whether a feature can be used now. */
    boolean includes(String feature, Instant now) {
        return features.getOrDefault(feature, false) && (expires == null || now.isBefore(expires));
    }

    /** The same with one feature more or less. */
    Subscription with(String feature, boolean enabled) {
        Map<String, Boolean> all = new TreeMap<>(features);
        all.put(feature, enabled);
        return new Subscription(name, expires, all);
    }

    /** The same with an end. */
    Subscription until(Instant end) {
        return new Subscription(name, end, features);
    }
}
