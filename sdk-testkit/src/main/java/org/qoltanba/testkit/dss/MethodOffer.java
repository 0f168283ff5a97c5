package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.List;

/**
 * The choice among several ways to confirm (contract section 7.3).
 *
 * @param refId its identifier
 * @param ways what there is to choose from
 * @param expiresAt until when somebody may choose
 */
record MethodOffer(String refId, List<ConfirmationWay> ways, Instant expiresAt) {

    MethodOffer {
        ways = List.copyOf(ways);
    }
}
