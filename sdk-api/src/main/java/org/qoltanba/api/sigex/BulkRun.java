package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;

/**
 * Many documents being registered.
 *
 * <p>Memory does not grow with the documents but for about 200 bytes of each that stands in the journal. When the service
 * is out of reach, so that several documents in a row are interrupted, the run ends by itself and leaves the rest for
 * later.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public interface BulkRun {

    /**
     * How far it has come.
     *
     * @return counts; asks nothing of the service
     */
    BulkProgress progress();

    /**
     * Blocks until the run has ended.
     *
     * @return the counts at its end
     * @throws InterruptedException if the thread is interrupted; the run goes on
     * @throws java.io.UncheckedIOException if the journal could not be written: nothing was begun from then on
     */
    BulkProgress await() throws InterruptedException;

    /**
     * Tells when the run has ended.
     *
     * @return a new stage each time: completing or cancelling it harms nobody else
     */
    CompletionStage<BulkProgress> completion();

    /** Begins no further document. Those under way come to their end, and so does the run then. */
    void cancel();
}
