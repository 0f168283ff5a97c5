package org.qoltanba.client.sigex;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.BulkProgress;
import org.qoltanba.api.sigex.BulkResult;
import org.qoltanba.api.sigex.BulkRun;
import org.qoltanba.api.sigex.BulkWork;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.client.waiting.Timekeeper;

/**
 * Collects how something is to be done with many documents, then opens the journal and begins.
 *
 * @param <W> the kind of work
 */
abstract class BulkFields<W extends BulkWork<W>> implements BulkWork<W> {

    private static final int MOST_IN_FLIGHT = 64;

    private final Sigex sigex;
    private final String call;
    private final Path journal;
    private Consumer<BulkResult> results = result -> {};
    private Consumer<BulkProgress> progress = counts -> {};
    private int inFlight = 8;
    private boolean begun;

    /**
     * Work that nothing is known of.
     *
     * @param call the method that makes another one
     */
    BulkFields(Sigex sigex, String call, Path journal) {
        this.sigex = sigex;
        this.call = call;
        this.journal = journal;
    }

    abstract W self();

    /** The documents, one after the other. */
    abstract Iterator<BulkItem> items();

    /**
     * What is done with each of them. Called before anything is opened, so that what is missing is said first.
     *
     * @throws IllegalStateException if something is missing
     */
    abstract Function<RegistrationJournal, BulkTask> task();

    final Sigex sigex() {
        return sigex;
    }

    @Override
    public final W inFlight(int number) {
        if (number < 1 || number > MOST_IN_FLIGHT) {
            throw new IllegalArgumentException(
                    "From 1 to " + MOST_IN_FLIGHT + " documents can be under way at a time, not " + number + ".");
        }
        inFlight = number;
        return self();
    }

    @Override
    public final W onResult(Consumer<BulkResult> listener) {
        results = Objects.requireNonNull(listener, "listener");
        return self();
    }

    @Override
    public final W onProgress(Consumer<BulkProgress> listener) {
        progress = Objects.requireNonNull(listener, "listener");
        return self();
    }

    @Override
    public final BulkRun begin() {
        if (begun) {
            throw new IllegalStateException("This run was begun already. Call " + call + "(documents, journal) anew.");
        }
        Function<RegistrationJournal, BulkTask> task = task();
        RegistrationJournal opened = RegistrationJournal.open(
                journal, DocumentKeys.ofService(sigex.http().location().toString()));
        begun = true;
        Timekeeper time = sigex.http().time();
        OnceEach once = new OnceEach(time, opened, task.apply(opened));
        Bulk run = new Bulk(time, items(), inFlight, once, opened, new BulkTally(results, progress));
        run.begin();
        return run;
    }

    static DocumentSigner required(@Nullable DocumentSigner signer) {
        if (signer == null) {
            throw new IllegalStateException("Nobody was named to sign. Call signedBy(signer) before begin().");
        }
        return signer;
    }

    /** Takes one thing after the other as another. */
    static <A> Iterator<BulkItem> each(Iterator<A> all, Function<A, BulkItem> as) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public BulkItem next() {
                return as.apply(all.next());
            }
        };
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + journal + "]";
    }
}
