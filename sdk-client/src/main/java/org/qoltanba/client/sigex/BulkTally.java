package org.qoltanba.client.sigex;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.BulkResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what became of many documents and tells it, one document at a time. */
final class BulkTally {

    private static final Logger LOG = LoggerFactory.getLogger(BulkTally.class);

    private final Consumer<BulkResult> results;
    private final Consumer<BulkProgress> progress;
    private final ReentrantLock telling = new ReentrantLock();
    private volatile BulkProgress counts = new BulkProgress(0, 0, 0, 0, 0, false, false);
    private int interruptedInARow;

    BulkTally(Consumer<BulkResult> results, Consumer<BulkProgress> progress) {
        this.results = results;
        this.progress = progress;
    }

    BulkProgress counts() {
        return counts;
    }

    /** One more document was taken up. */
    void begun() {
        telling.lock();
        try {
            counts = with(1, null, false, false);
        } finally {
            telling.unlock();
        }
    }

    /**
     * A document has come to its end.
     *
     * @return how many documents in a row were interrupted
     */
    int ended(BulkResult result) {
        telling.lock();
        try {
            counts = with(0, result.outcome(), false, false);
            interruptedInARow = result.outcome() == BulkResult.Outcome.INTERRUPTED ? interruptedInARow + 1 : 0;
            tell(results, result);
            tell(progress, counts);
            return interruptedInARow;
        } finally {
            telling.unlock();
        }
    }

    /** The run has come to its end. */
    BulkProgress ended(boolean exhausted) {
        telling.lock();
        try {
            counts = with(0, null, true, exhausted);
            tell(progress, counts);
            return counts;
        } finally {
            telling.unlock();
        }
    }

    private BulkProgress with(int begun, BulkResult.@Nullable Outcome outcome, boolean ended, boolean exhausted) {
        BulkProgress now = counts;
        return new BulkProgress(
                now.begun() + begun,
                now.registered() + one(outcome == BulkResult.Outcome.REGISTERED),
                now.registeredBefore() + one(outcome == BulkResult.Outcome.REGISTERED_BEFORE),
                now.failed() + one(outcome == BulkResult.Outcome.FAILED),
                now.interrupted() + one(outcome == BulkResult.Outcome.INTERRUPTED),
                ended,
                exhausted);
    }

    private static int one(boolean counted) {
        return counted ? 1 : 0;
    }

    private static <T> void tell(Consumer<T> listener, T event) {
        try {
            listener.accept(event);
        } catch (RuntimeException thrown) {
            // The type only: the message is the application's and may hold anything
            LOG.warn(
                    "A listener of a bulk registration threw {}.",
                    thrown.getClass().getName());
        }
    }
}
