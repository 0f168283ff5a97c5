package org.qoltanba.crypto.validation;

import java.util.List;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.TimeStampVerdict;

/**
 * A time stamp and what was found out about it.
 *
 * @param stamp the time stamp
 * @param verdict the verdict
 * @param statuses the statuses of its authority's certificates
 * @param broken whether the token is damaged, or does not belong where it stands; a time stamp that merely proves
 *     nothing is not
 */
record JudgedTimeStamp(TimeStamp stamp, TimeStampVerdict verdict, List<LinkStatus> statuses, boolean broken) {

    JudgedTimeStamp {
        statuses = List.copyOf(statuses);
    }

    boolean isPassed() {
        return verdict.indication() == Indication.TOTAL_PASSED;
    }
}
