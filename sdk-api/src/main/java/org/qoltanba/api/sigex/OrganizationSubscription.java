package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation has paid for (contract section 7.44). Plans and features are names of the service; {@link
 * SigexDictionary} has them in Russian and Kazakh.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class OrganizationSubscription {

    private final String plan;
    private final @Nullable Instant expires;
    private final @Nullable String contactEmail;
    private final Map<String, Boolean> features;

    private OrganizationSubscription(
            String plan, @Nullable Instant expires, @Nullable String contactEmail, Map<String, Boolean> features) {
        this.plan = plan;
        this.expires = expires;
        this.contactEmail = contactEmail;
        this.features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /**
     * A subscription.
     *
     * @param plan the name of the plan
     * @param expires when it ends; null for never
     * @param contactEmail whom the service writes to; null for nobody
     * @param features by name, whether they are included
     * @return the subscription
     */
    public static OrganizationSubscription of(
            String plan, @Nullable Instant expires, @Nullable String contactEmail, Map<String, Boolean> features) {
        return new OrganizationSubscription(Objects.requireNonNull(plan, "plan"), expires, contactEmail, features);
    }

    /**
     * The plan.
     *
     * @return its name at the service
     */
    public String plan() {
        return plan;
    }

    /**
     * When it ends.
     *
     * @return empty if it does not
     */
    public Optional<Instant> expires() {
        return Optional.ofNullable(expires);
    }

    /**
     * Whom the service writes to.
     *
     * @return an e-mail address, if there is one
     */
    public Optional<String> contactEmail() {
        return Optional.ofNullable(contactEmail);
    }

    /**
     * All features the service names.
     *
     * @return whether each is included, by name, in the service's order; unmodifiable
     */
    public Map<String, Boolean> features() {
        return features;
    }

    /**
     * Whether a feature is included.
     *
     * @param feature its name at the service
     * @return false also if the service does not name it
     */
    public boolean includes(String feature) {
        return features.getOrDefault(Objects.requireNonNull(feature, "feature"), false);
    }

    @Override
    public String toString() {
        return "OrganizationSubscription[" + plan + "]";
    }
}
