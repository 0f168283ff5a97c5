package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SubIndication;

/**
 * No time stamp is damaged or belongs to something else. Such a one proves nothing, and shows that somebody has changed
 * what came with the signature; the verdict is left open until it is removed or mended.
 */
final class TimeStampIntegrityCheck implements SignerCheck {

    @Override
    public String code() {
        return "TIME_STAMP_INTEGRITY";
    }

    @Override
    public CheckResult check(SignerContext context) {
        if (context.evidence().hasTooMany()) {
            return CheckResult.notChecked(
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "The signature has more time stamps than the "
                            + context.timeStamps().size() + " that are looked at.");
        }
        return context.timeStamps().stream().anyMatch(JudgedTimeStamp::broken)
                ? CheckResult.undecided(
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "A time stamp is damaged, or covers something else than it should.")
                : CheckResult.passed("No time stamp is damaged.");
    }
}
