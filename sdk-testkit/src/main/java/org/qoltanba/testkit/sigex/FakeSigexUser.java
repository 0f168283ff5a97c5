package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.Objects;

/**
 * A person at the fake SIGEX, to set the scene of a test. What is arranged here counts as having always been so: no audit
 * event tells of it. An application changes the same settings through the service.
 *
 * <p>Safe to share between threads. {@code toString} does not name the person.
 *
 * @since 0.1.0
 */
public final class FakeSigexUser {

    private final User user;
    private final QuotaWarnings warnings;
    private final Sessions sessions;

    FakeSigexUser(User user, QuotaWarnings warnings, Sessions sessions) {
        this.user = user;
        this.warnings = warnings;
        this.sessions = sessions;
    }

    /**
     * Sets the address.
     *
     * @param address may be empty
     * @return this
     */
    public FakeSigexUser email(String address) {
        Objects.requireNonNull(address, "address");
        user.arrange(settings ->
                new UserSettings(settings.notified(), address, settings.archiving(), settings.archiveEmail()));
        return this;
    }

    /**
     * Has mails sent about further signatures on documents this person has signed. Off unless told otherwise.
     *
     * @param notified whether they are sent
     * @return this
     */
    public FakeSigexUser notified(boolean notified) {
        user.arrange(settings ->
                new UserSettings(notified, settings.email(), settings.archiving(), settings.archiveEmail()));
        return this;
    }

    /**
     * Has originals archived that this person signs for themselves.
     *
     * @param contactEmail whom to tell when the archive is full
     * @return this
     */
    public FakeSigexUser archiving(String contactEmail) {
        Objects.requireNonNull(contactEmail, "contactEmail");
        user.arrange(settings -> new UserSettings(settings.notified(), settings.email(), true, contactEmail));
        return this;
    }

    /**
     * Limits the archive. 1 GiB unless told otherwise.
     *
     * @param bytes at least 0
     * @return this
     */
    public FakeSigexUser archiveQuota(long bytes) {
        user.quota(quota -> quota.limitedTo(bytes, null));
        return this;
    }

    /**
     * Gives the archive an extra quota for a while. Whoever is told about the archive gets a mail before it ends, see
     * {@link SigexArchiveSwitches#quotaWarning(java.time.Duration)}.
     *
     * @param bytes the whole quota, the extra part included
     * @param expires when the extra part ends
     * @return this
     */
    public FakeSigexUser archiveQuota(long bytes, Instant expires) {
        Objects.requireNonNull(expires, "expires");
        user.quota(quota -> quota.limitedTo(bytes, expires));
        warnings.schedule(user.iin(), expires);
        return this;
    }

    /**
     * What the archive holds.
     *
     * @return in bytes
     */
    public long archiveUsage() {
        return user.quota().used();
    }

    /**
     * How many tokens of this person are good now: one for each session that was not signed out and has not ended, and for
     * a while one more for each that was renewed.
     *
     * @return 0 or more
     */
    public long openSessions() {
        return sessions.count(user.iin());
    }

    /**
     * The address in the settings.
     *
     * @return may be empty
     */
    public String email() {
        return user.settings().email();
    }

    @Override
    public String toString() {
        return "FakeSigexUser";
    }
}
