package org.qoltanba.crypto.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may choose about a validation.
 *
 * @param nonRepudiationRequired whether a signer's key usage must have nonRepudiation
 * @param legacyCms whether CMS that does not reference its certificate is looked at at all
 * @param holdIsRevocation whether a suspended certificate counts as revoked
 * @param evidenceAge how long revocation data without nextUpdate is fresh
 * @param gracePeriod how long after the signature revocation data must have been made at the earliest; null if it may
 *     be older than the signature, as long as it is fresh
 * @param algorithmEnds until when algorithms are accepted, by object identifier of a key, signature or digest
 */
public record ValidationSettings(
        boolean nonRepudiationRequired,
        boolean legacyCms,
        boolean holdIsRevocation,
        Duration evidenceAge,
        @Nullable Duration gracePeriod,
        Map<String, Instant> algorithmEnds) {

    /** What is chosen where nobody chooses. */
    public static final ValidationSettings DEFAULT =
            new ValidationSettings(false, false, false, Duration.ofMinutes(10), null, Map.of());

    /** Copies the map. */
    public ValidationSettings {
        Objects.requireNonNull(evidenceAge, "evidenceAge");
        algorithmEnds = Map.copyOf(algorithmEnds);
    }

    /**
     * The same with another demand on key usage.
     *
     * @return a copy that requires nonRepudiation
     */
    public ValidationSettings requiringNonRepudiation() {
        return new ValidationSettings(true, legacyCms, holdIsRevocation, evidenceAge, gracePeriod, algorithmEnds);
    }
}
