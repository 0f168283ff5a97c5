package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.Map;
import org.qoltanba.testkit.phone.DocumentDecision;

/**
 * How a confirmation has ended, and when.
 *
 * @param state {@code CONFIRMED}, {@code DECLINED}, {@code EXPIRED} or {@code FAILED}
 * @param at the instant, which may lie before anybody looked
 * @param documents what was decided about single documents, by name
 */
record Decision(DssTransactionState state, Instant at, Map<String, DocumentDecision> documents) {

    Decision {
        documents = Map.copyOf(documents);
    }

    /** What was decided about a document of something that was confirmed. */
    DocumentDecision about(String document) {
        return documents.getOrDefault(document, DocumentDecision.APPROVE);
    }

    /** Hears of a decision when it falls. Called once for each transaction, without any lock, and must not block. */
    @FunctionalInterface
    interface Listener {

        void decided(Transaction transaction, Decision decision);

        /** Whether it belongs to the service, and hears of every decision; applications may be spared some. */
        default boolean isInside() {
            return false;
        }
    }
}
