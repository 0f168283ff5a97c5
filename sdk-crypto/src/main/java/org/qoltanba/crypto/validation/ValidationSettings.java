package org.qoltanba.crypto.validation;

import java.time.Duration;
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
 */
public record ValidationSettings(
        boolean nonRepudiationRequired,
        boolean legacyCms,
        boolean holdIsRevocation,
        Duration evidenceAge,
        @Nullable Duration gracePeriod) {

    /** What is chosen where nobody chooses. */
    public static final ValidationSettings DEFAULT =
            new ValidationSettings(false, false, false, Duration.ofMinutes(10), null);

    /** Checks that there is an age. */
    public ValidationSettings {
        Objects.requireNonNull(evidenceAge, "evidenceAge");
    }
}
