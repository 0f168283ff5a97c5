package org.qoltanba.testkit.sigex;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.http.TlsIdentity;

/**
 * An organisation at the fake SIGEX, to set the scene of a test: information systems, webhooks, subscription, archive.
 * What is arranged here counts as having always been so: no audit event tells of it. An application changes the same
 * settings through the service.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakeOrganization {

    private final Organization organization;
    private final SdkClock clock;
    private final QuotaWarnings warnings;

    FakeOrganization(Organization organization, SdkClock clock, QuotaWarnings warnings) {
        this.organization = organization;
        this.clock = clock;
        this.warnings = warnings;
    }

    /**
     * Its number.
     *
     * @return {@code BIN} and twelve digits
     */
    public String bin() {
        return organization.bin();
    }

    /**
     * Makes a key pair for an information system, registers it and grants it every right.
     *
     * @return what the information system calls {@link FakeSigex#systemUri()} with; a new one with each call
     */
    public TestInformationSystem informationSystem() {
        return informationSystem(EnumSet.allOf(OrganizationRight.class));
    }

    /**
     * Makes a key pair for an information system, registers it and grants it some rights.
     *
     * @param rights the blocks of the settings that name it; may be empty
     * @return what the information system calls {@link FakeSigex#systemUri()} with; a new one with each call
     */
    public TestInformationSystem informationSystem(Set<OrganizationRight> rights) {
        Set<OrganizationRight> granted = Set.copyOf(Objects.requireNonNull(rights, "rights"));
        TlsIdentity identity =
                TlsIdentity.selfSigned("Self signed #" + clock.now().toEpochMilli(), new SecureRandom());
        TestInformationSystem system = new TestInformationSystem(identity);
        TlsCertificate certificate = new TlsCertificate(
                "Information system",
                system.certificatePem(),
                CertificateChecks.holder(system.certificate()),
                false,
                Branding.NONE);
        organization.arrange(settings -> settings.with(certificate, granted));
        return system;
    }

    /**
     * Has events sent to one more address.
     *
     * @param receiver {@code http} or {@code https}
     * @return this
     */
    public FakeOrganization webhook(URI receiver) {
        Objects.requireNonNull(receiver, "receiver");
        organization.arrange(settings -> settings.withWebhook(receiver.toString()));
        return this;
    }

    /**
     * Has originals archived that its employees sign.
     *
     * @param contactEmail whom to tell when the archive is full
     * @return this
     */
    public FakeOrganization archiving(String contactEmail) {
        Objects.requireNonNull(contactEmail, "contactEmail");
        organization.arrange(settings -> settings.withArchiving(true, contactEmail));
        return this;
    }

    /**
     * Limits its archive. 1 GiB unless told otherwise.
     *
     * @param bytes at least 0
     * @return this
     */
    public FakeOrganization archiveQuota(long bytes) {
        organization.quota(quota -> quota.limitedTo(bytes, null));
        return this;
    }

    /**
     * Gives its archive an extra quota for a while. Whoever is told about the archive gets a mail before it ends, see
     * {@link SigexArchiveSwitches#quotaWarning(Duration)}.
     *
     * @param bytes the whole quota, the extra part included
     * @param expires when the extra part ends
     * @return this
     */
    public FakeOrganization archiveQuota(long bytes, Instant expires) {
        Objects.requireNonNull(expires, "expires");
        organization.quota(quota -> quota.limitedTo(bytes, expires));
        warnings.schedule(organization.bin(), expires);
        return this;
    }

    /**
     * What its archive holds.
     *
     * @return in bytes
     */
    public long archiveUsage() {
        return organization.quota().used();
    }

    /**
     * Subscribes to the plan with everything: preregistration and packages. Every organisation begins with neither.
     *
     * @return this
     */
    public FakeOrganization largeBusiness() {
        organization.subscribe(any -> Subscription.LARGE_BUSINESS);
        return this;
    }

    /**
     * Lets the subscription end after a time.
     *
     * @param time from now
     * @return this
     */
    public FakeOrganization subscribedFor(Duration time) {
        Objects.requireNonNull(time, "time");
        organization.subscribe(subscription -> subscription.until(clock.now().plus(time)));
        return this;
    }

    /**
     * Turns a feature of the subscription on or off.
     *
     * @param name {@code preregistration}, {@code packages}, or any other, for which nothing depends on it
     * @param enabled whether it can be used
     * @return this
     */
    public FakeOrganization feature(String name, boolean enabled) {
        Objects.requireNonNull(name, "name");
        organization.subscribe(subscription -> subscription.with(name, enabled));
        return this;
    }

    /** The number. */
    @Override
    public String toString() {
        return "FakeOrganization[" + bin() + "]";
    }
}
