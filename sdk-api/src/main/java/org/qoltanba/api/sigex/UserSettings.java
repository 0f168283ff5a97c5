package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Iin;

/**
 * What a person has set at SIGEX (contract section 5.12). Change it with {@link SigexAccount#change}.
 *
 * <p>Immutable and safe to share between threads. {@code toString} names neither the person nor addresses.
 *
 * @since 0.1.0
 */
public final class UserSettings {

    private final Iin person;
    private final boolean emailNotifications;
    private final String email;
    private final ArchiveSettings archive;
    private final @Nullable Instant modifiedAt;

    private UserSettings(
            Iin person,
            boolean emailNotifications,
            String email,
            ArchiveSettings archive,
            @Nullable Instant modifiedAt) {
        this.person = person;
        this.emailNotifications = emailNotifications;
        this.email = email;
        this.archive = archive;
        this.modifiedAt = modifiedAt;
    }

    /**
     * Settings nobody has touched: no notifications, no address, no archive.
     *
     * @param person whose they are
     * @return the settings
     */
    public static UserSettings of(Iin person) {
        return new UserSettings(Objects.requireNonNull(person, "person"), false, "", ArchiveSettings.off(), null);
    }

    /**
     * The same, being told by e-mail, or not, when somebody else signs what this person has signed.
     *
     * @param wanted whether to be told
     * @return a copy
     */
    public UserSettings withEmailNotifications(boolean wanted) {
        return new UserSettings(person, wanted, email, archive, modifiedAt);
    }

    /**
     * The same with another address.
     *
     * @param address an e-mail address; empty for none
     * @return a copy
     */
    public UserSettings withEmail(String address) {
        return new UserSettings(
                person, emailNotifications, Objects.requireNonNull(address, "address"), archive, modifiedAt);
    }

    /**
     * The same with another archive. The service looks at whether it is on, and at the address.
     *
     * @param wanted on or off; begin with {@link #archive()}
     * @return a copy
     */
    public UserSettings withArchive(ArchiveSettings wanted) {
        return new UserSettings(
                person, emailNotifications, email, Objects.requireNonNull(wanted, "wanted"), modifiedAt);
    }

    /**
     * The same, saved at another time. The service alone knows it, and what is sent does not hold it.
     *
     * @param at when
     * @return a copy
     */
    public UserSettings withModifiedAt(Instant at) {
        return new UserSettings(person, emailNotifications, email, archive, Objects.requireNonNull(at, "at"));
    }

    /**
     * Whose settings they are.
     *
     * @return the person's number
     */
    public Iin person() {
        return person;
    }

    /**
     * Whether the person is told by e-mail when somebody else signs what they have signed.
     *
     * @return false unless switched on
     */
    public boolean emailNotifications() {
        return emailNotifications;
    }

    /**
     * The person's address, at first that of their certificate.
     *
     * @return an e-mail address; may be empty
     */
    public String email() {
        return email;
    }

    /**
     * Whether originals of what the person signs are kept.
     *
     * @return the archive's settings
     */
    public ArchiveSettings archive() {
        return archive;
    }

    /**
     * When the settings were last saved.
     *
     * @return empty if they never were
     */
    public Optional<Instant> modifiedAt() {
        return Optional.ofNullable(modifiedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserSettings that
                && person.equals(that.person)
                && emailNotifications == that.emailNotifications
                && email.equals(that.email)
                && archive.equals(that.archive)
                && Objects.equals(modifiedAt, that.modifiedAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(person, emailNotifications, email, archive, modifiedAt);
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "UserSettings[notifications " + (emailNotifications ? "on" : "off") + ", " + archive + "]";
    }
}
