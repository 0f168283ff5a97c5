package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.Objects;

/**
 * What the SIGEX contract leaves open about the archive of originals (sections 8.1, 9.1 and 16). A part of
 * {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexArchiveSwitches {

    private volatile Duration quotaWarning = Duration.ofDays(7);
    private volatile ForcedArchivePayer forcedPayer = ForcedArchivePayer.REGISTRATOR;

    SigexArchiveSwitches() {}

    /**
     * How long before the end of an extra archive quota a mail tells of it (section 8.1, type 5; not published). A week.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexArchiveSwitches quotaWarning(Duration duration) {
        quotaWarning = SwitchValues.positive(duration, "duration");
        return this;
    }

    /**
     * On whose quota a forced archive goes (section 16, question 22). The registrator's organisation's, or else the first
     * signer's.
     *
     * @param payer who pays
     * @return this
     */
    public SigexArchiveSwitches forcedPayer(ForcedArchivePayer payer) {
        forcedPayer = Objects.requireNonNull(payer, "payer");
        return this;
    }

    Duration quotaWarning() {
        return quotaWarning;
    }

    ForcedArchivePayer forcedPayer() {
        return forcedPayer;
    }
}
