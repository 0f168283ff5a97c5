package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether SIGEX keeps the originals of what somebody signs, and how much room there is (contract sections 5.12 and 9.1).
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class ArchiveSettings {

    private static final ArchiveSettings OFF = new ArchiveSettings(false, null, 0, 0, null);

    private final boolean enabled;
    private final @Nullable String contactEmail;
    private final long quota;
    private final long usage;
    private final @Nullable Instant quotaExpires;

    private ArchiveSettings(
            boolean enabled, @Nullable String contactEmail, long quota, long usage, @Nullable Instant quotaExpires) {
        this.enabled = enabled;
        this.contactEmail = contactEmail;
        this.quota = quota;
        this.usage = usage;
        this.quotaExpires = quotaExpires;
    }

    /**
     * Not archiving.
     *
     * @return without quota and usage, which the service alone knows
     */
    public static ArchiveSettings off() {
        return OFF;
    }

    /**
     * Archiving.
     *
     * @param contactEmail whom the service writes to when the room runs out; not blank
     * @return without quota and usage, which the service alone knows
     * @throws IllegalArgumentException if the address is blank
     */
    public static ArchiveSettings on(String contactEmail) {
        return OFF.turnedOn(contactEmail);
    }

    /**
     * The same, archiving.
     *
     * @param email whom the service writes to when the room runs out; not blank
     * @return a copy
     * @throws IllegalArgumentException if the address is blank
     */
    public ArchiveSettings turnedOn(String email) {
        if (Objects.requireNonNull(email, "email").isBlank()) {
            throw new IllegalArgumentException(
                    "Archiving needs an e-mail address the service can write to when the room runs out.");
        }
        return new ArchiveSettings(true, email, quota, usage, quotaExpires);
    }

    /**
     * The same, not archiving.
     *
     * @return a copy
     */
    public ArchiveSettings turnedOff() {
        return new ArchiveSettings(false, contactEmail, quota, usage, quotaExpires);
    }

    /**
     * The same with what the service alone knows.
     *
     * @param bytesAllowed how many bytes may be kept
     * @param bytesUsed how many bytes are kept
     * @param extraRoomEnds when additional room ends; null if there is none
     * @return a copy
     */
    public ArchiveSettings withRoom(long bytesAllowed, long bytesUsed, @Nullable Instant extraRoomEnds) {
        return new ArchiveSettings(enabled, contactEmail, bytesAllowed, bytesUsed, extraRoomEnds);
    }

    /**
     * Whether originals are kept.
     *
     * @return true if they are
     */
    public boolean isEnabled() {
        return enabled;
    }

    /**
     * Whom the service writes to when the room runs out.
     *
     * @return an e-mail address; there always is one while archiving
     */
    public Optional<String> contactEmail() {
        return Optional.ofNullable(contactEmail);
    }

    /**
     * How much may be kept.
     *
     * @return bytes
     */
    public long quota() {
        return quota;
    }

    /**
     * How much is kept.
     *
     * @return bytes
     */
    public long usage() {
        return usage;
    }

    /**
     * When additional room ends.
     *
     * @return empty if there is none
     */
    public Optional<Instant> quotaExpires() {
        return Optional.ofNullable(quotaExpires);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArchiveSettings that
                && enabled == that.enabled
                && quota == that.quota
                && usage == that.usage
                && Objects.equals(contactEmail, that.contactEmail)
                && Objects.equals(quotaExpires, that.quotaExpires);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, contactEmail, quota, usage, quotaExpires);
    }

    /** Hides the address. */
    @Override
    public String toString() {
        return "ArchiveSettings[" + (enabled ? "on, " : "off, ") + usage + " of " + quota + " bytes]";
    }
}
