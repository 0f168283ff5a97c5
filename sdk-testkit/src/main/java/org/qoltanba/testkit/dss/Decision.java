package org.qoltanba.testkit.dss;

import java.time.Instant;

/**
 * How a confirmation has ended, and when.
 *
 * @param state {@code CONFIRMED}, {@code DECLINED}, {@code EXPIRED} or {@code FAILED}
 * @param at the instant, which may lie before anybody looked
 */
record Decision(DssTransactionState state, Instant at) {

    /** Hears of a decision when it falls. Called once for each transaction, without any lock, and must not block. */
    @FunctionalInterface
    interface Listener {

        void decided(Transaction transaction, Decision decision);
    }
}
