package org.qoltanba.api.dss;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A phone with myDSS that is being bound (contract section 13).
 *
 * @param externalUserId under which name the confirmation service knows the user
 * @param qr what the user scans in the application
 * @param activation what the user types in the application besides; null if the installation asks for nothing
 * @param expiresAt until when the key is good; null if the installation does not say
 * @since 0.1.0
 */
public record MobileBinding(
        String externalUserId,
        BindingQr qr,
        @Nullable String activation,
        @Nullable Instant expiresAt) {

    /**
     * Checks that identifier and code are there.
     *
     * @param externalUserId under which name the confirmation service knows the user
     * @param qr what the user scans
     * @param activation what the user types besides
     * @param expiresAt until when the key is good
     */
    public MobileBinding {
        Objects.requireNonNull(externalUserId, "externalUserId");
        Objects.requireNonNull(qr, "qr");
    }

    /**
     * What the user types in the application after scanning.
     *
     * @return empty if the installation asks for nothing
     */
    public Optional<String> activationCode() {
        return Optional.ofNullable(activation);
    }

    /**
     * Until when the key in the code is good.
     *
     * @return empty if the installation does not say
     */
    public Optional<Instant> keyExpiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    /** Neither code. */
    @Override
    public String toString() {
        return "MobileBinding[" + externalUserId + "]";
    }
}
