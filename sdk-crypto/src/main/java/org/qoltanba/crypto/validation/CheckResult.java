package org.qoltanba.crypto.validation;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SubIndication;

/**
 * How a check ended and what that means for the verdict.
 *
 * @param outcome how it ended
 * @param text for people
 * @param indication the verdict it forces; null if it forces none
 * @param subIndication why; null exactly if there is no indication
 */
record CheckResult(
        Finding.Outcome outcome,
        String text,
        @Nullable Indication indication,
        @Nullable SubIndication subIndication) {

    /** In order. */
    static CheckResult passed(String text) {
        return new CheckResult(Finding.Outcome.PASSED, text, null, null);
    }

    /** In order, but worth knowing. */
    static CheckResult warning(String text) {
        return new CheckResult(Finding.Outcome.WARNING, text, null, null);
    }

    /** Not in order, which settles the matter. */
    static CheckResult failed(SubIndication subIndication, String text) {
        return new CheckResult(Finding.Outcome.FAILED, text, Indication.TOTAL_FAILED, subIndication);
    }

    /** Not in order as far as can be known now. */
    static CheckResult undecided(SubIndication subIndication, String text) {
        return new CheckResult(Finding.Outcome.FAILED, text, Indication.INDETERMINATE, subIndication);
    }

    /** Could not be checked: the verdict cannot be passed any more. */
    static CheckResult notChecked(SubIndication subIndication, String text) {
        return new CheckResult(Finding.Outcome.NOT_CHECKED, text, Indication.INDETERMINATE, subIndication);
    }
}
