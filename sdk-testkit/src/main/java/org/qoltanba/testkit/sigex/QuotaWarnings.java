package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.spi.SdkScheduler;

/**
 * Tells the owners of archives in time that an extra quota ends (contract section 8.1, type 5). Safe to share between
 * threads.
 */
final class QuotaWarnings {

    private final SdkScheduler clock;
    private final SigexSwitches switches;
    private final Parties parties;
    private final Notifier notifier;

    QuotaWarnings(SdkScheduler clock, SigexSwitches switches, Parties parties, Notifier notifier) {
        this.clock = clock;
        this.switches = switches;
        this.parties = parties;
        this.notifier = notifier;
    }

    /** Has a party told before an extra quota ends, unless it is another one by then. */
    void schedule(String party, Instant expires) {
        Duration wait =
                Duration.between(clock.now(), expires.minus(switches.archive().quotaWarning()));
        clock.schedule(wait.isNegative() ? Duration.ZERO : wait, () -> {
            warn(party, expires);
            return CompletableFuture.completedFuture(party);
        });
    }

    private void warn(String party, Instant expires) {
        ArchiveQuota quota = parties.quota(party, clock.now());
        if (!expires.equals(quota.expires())) {
            return;
        }
        String until = expires.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        parties.archiveContact(party)
                .ifPresent(
                        address -> notifier.inform(Notifier.Occasion.ofArchive(until, quota.limit() + " B"), address));
    }
}
