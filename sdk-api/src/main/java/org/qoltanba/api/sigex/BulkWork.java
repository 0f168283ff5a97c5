package org.qoltanba.api.sigex;

import java.util.function.Consumer;

/**
 * Something about to be done with many documents. Fill in, then {@link #begin()}. Not thread-safe; use it once.
 *
 * <p>What was done is written to a journal: a run that was cut off, by a crash of the machine too, is taken up by another
 * run with the same documents and the same journal, and nothing is done twice. Documents are told apart by content and
 * name. The journal holds no document, title or name.
 *
 * @param <W> the kind of work, so that calls can be chained
 * @since 0.1.0
 */
public interface BulkWork<W extends BulkWork<W>> {

    /**
     * How many documents are under way at a time. The default is 8.
     *
     * @param documents 1 to 64
     * @return this
     * @throws IllegalArgumentException if it is out of bounds
     */
    W inFlight(int documents);

    /**
     * Is told of every document. A listener that throws is logged; the run goes on.
     *
     * @param listener called once for each document, one at a time
     * @return this
     */
    W onResult(Consumer<BulkResult> listener);

    /**
     * Is told how far the run has come. A listener that throws is logged; the run goes on.
     *
     * @param listener called after each document, one at a time
     * @return this
     */
    W onProgress(Consumer<BulkProgress> listener);

    /**
     * Opens the journal and begins. Does not wait for anything to be done.
     *
     * @return the run
     * @throws IllegalStateException if something is missing, or another run is using the journal
     * @throws IllegalArgumentException if the file is no journal, is damaged, or belongs to another service
     * @throws java.io.UncheckedIOException if it cannot be read or written
     */
    BulkRun begin();
}
