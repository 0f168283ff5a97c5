package org.qoltanba.client.sigex;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.BulkResult;
import org.qoltanba.api.sigex.BulkRun;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.Timekeeper;

/**
 * Takes documents one after the other from where they come from, and keeps a fixed number of them under way. The taking is
 * done by one thread at a time: whoever finds it busy leaves a note that there is more to do.
 */
final class Bulk implements BulkRun {

    /** So many documents in a row that could not be finished mean that the service is out of reach. */
    private static final int FEWEST_INTERRUPTED = 3;

    private final Timekeeper time;
    private final Iterator<BulkItem> documents;
    private final int most;
    private final OnceEach once;
    private final RegistrationJournal journal;
    private final BulkTally tally;
    private final CompletableFuture<BulkProgress> completion = new CompletableFuture<>();
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean stopped;
    private volatile @Nullable RuntimeException failure;

    /** Only the thread that takes documents knows. */
    private boolean exhausted;

    Bulk(
            Timekeeper time,
            Iterator<BulkItem> documents,
            int most,
            OnceEach once,
            RegistrationJournal journal,
            BulkTally tally) {
        this.time = time;
        this.documents = documents;
        this.most = most;
        this.once = once;
        this.journal = journal;
        this.tally = tally;
    }

    /** Begins, or goes on when a document has come to its end. */
    void begin() {
        if (notes.getAndIncrement() == 0) {
            time.execute(this::takeAll);
        }
    }

    private void takeAll() {
        int seen = 1;
        while (seen != 0) {
            take();
            seen = notes.addAndGet(-seen);
        }
    }

    private void take() {
        try {
            while (!stopped && !exhausted && underWay.get() < most) {
                if (documents.hasNext()) {
                    start(documents.next());
                } else {
                    exhausted = true;
                }
            }
        } catch (RuntimeException theirs) {
            stop(theirs);
        }
        if (underWay.get() == 0 && (stopped || exhausted) && !completion.isDone()) {
            end();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the tally is told
    private void start(BulkItem item) {
        underWay.incrementAndGet();
        tally.begun();
        once.complete(item).whenComplete((result, mistake) -> {
            if (mistake == null) {
                count(result);
            } else {
                stop(mistake.getCause() instanceof RuntimeException known ? known : new IllegalStateException(mistake));
            }
            underWay.decrementAndGet();
            begin();
        });
    }

    private void count(BulkResult result) {
        if (tally.ended(result) >= Math.max(FEWEST_INTERRUPTED, most)) {
            stopped = true;
        }
    }

    private void stop(RuntimeException why) {
        failure = why;
        stopped = true;
    }

    private void end() {
        try {
            journal.close();
        } catch (RuntimeException full) {
            stop(full);
        }
        BulkProgress last = tally.ended(exhausted);
        RuntimeException why = failure;
        if (why == null) {
            completion.complete(last);
        } else {
            completion.completeExceptionally(why);
        }
    }

    @Override
    public BulkProgress progress() {
        return tally.counts();
    }

    @Override
    public BulkProgress await() throws InterruptedException {
        time.await(completion);
        RuntimeException why = failure;
        if (why != null) {
            throw why;
        }
        return completion.join();
    }

    @Override
    public CompletionStage<BulkProgress> completion() {
        return Stages.handedOut(completion);
    }

    @Override
    public void cancel() {
        stopped = true;
        begin();
    }

    @Override
    public String toString() {
        return "BulkRun[" + progress() + "]";
    }
}
