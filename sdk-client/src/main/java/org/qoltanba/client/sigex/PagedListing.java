package org.qoltanba.client.sigex;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.ListingPage;
import org.qoltanba.client.http.Stages;

/**
 * Reads page after page, each from the last element of the page before, until one is empty. A service that repeats itself
 * is not followed.
 */
final class PagedListing<T> implements Listing<T> {

    /** What the service sent. */
    record Page<T>(List<T> items, int total) {}

    private final Sigex sigex;
    private final String operation;
    private final Function<@Nullable T, CompletableFuture<Page<T>>> reading;
    private final BiPredicate<T, T> follows;

    /**
     * A list.
     *
     * @param operation the call in words, for exceptions
     * @param reading asks for the page behind an element, the first one behind null
     * @param follows whether the second element may come behind the first
     */
    PagedListing(
            Sigex sigex,
            String operation,
            Function<@Nullable T, CompletableFuture<Page<T>>> reading,
            BiPredicate<T, T> follows) {
        this.sigex = sigex;
        this.operation = operation;
        this.reading = reading;
        this.follows = follows;
    }

    @Override
    public ListingPage<T> firstPage() {
        return sigex.await(firstPageAsync(), operation);
    }

    @Override
    public CompletionStage<ListingPage<T>> firstPageAsync() {
        return Stages.handedOut(behind(null).<ListingPage<T>>thenApply(page -> page));
    }

    private CompletableFuture<Read> behind(@Nullable T last) {
        return reading.apply(last).thenApply(page -> {
            T before = last;
            for (T item : page.items()) {
                if (before != null && !follows.test(before, item)) {
                    throw new ProtocolException(
                            "SIGEX repeats itself in the answers to " + operation
                                    + ". Reading on would not come to an end; check the address of the endpoint.",
                            sigex.http().context(operation),
                            null);
                }
                before = item;
            }
            return new Read(List.copyOf(page.items()), page.total());
        });
    }

    @Override
    public Stream<T> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Elements(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public List<T> all(int most) {
        return sigex.await(allAsync(most), operation);
    }

    @Override
    public CompletionStage<List<T>> allAsync(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("Ask for at least 1, not for " + most + ".");
        }
        return Stages.handedOut(behind(null).thenCompose(first -> collect(first, new ArrayList<>(), most)));
    }

    private CompletableFuture<List<T>> collect(Read page, List<T> collected, int most) {
        collected.addAll(page.items);
        if (collected.size() > most) {
            return CompletableFuture.failedFuture(new IllegalStateException("SIGEX has more than " + most
                    + " in this list. Ask for less, or read them one by one with stream()."));
        }
        return page.items.isEmpty()
                ? CompletableFuture.completedFuture(List.copyOf(collected))
                : behind(page.last()).thenCompose(next -> collect(next, collected, most));
    }

    @Override
    public String toString() {
        return "Listing[" + operation + "]";
    }

    /** A page that was read. */
    private final class Read implements ListingPage<T> {

        private final List<T> items;
        private final int total;

        Read(List<T> items, int total) {
            this.items = items;
            this.total = total;
        }

        private T last() {
            return items.get(items.size() - 1);
        }

        @Override
        public List<T> items() {
            return items;
        }

        @Override
        public int total() {
            return total;
        }

        @Override
        public ListingPage<T> nextPage() {
            return sigex.await(nextPageAsync(), operation);
        }

        @Override
        public CompletionStage<ListingPage<T>> nextPageAsync() {
            return items.isEmpty()
                    ? CompletableFuture.completedFuture(this)
                    : Stages.handedOut(behind(last()).<ListingPage<T>>thenApply(page -> page));
        }

        @Override
        public String toString() {
            return "ListingPage[" + items.size() + " of " + total + "]";
        }
    }

    /** All elements, a page at a time. */
    private final class Elements implements Iterator<T> {

        private @Nullable ListingPage<T> page;
        private int next;

        @Override
        public boolean hasNext() {
            ListingPage<T> current = page;
            if (current == null) {
                current = firstPage();
            } else if (next == current.items().size() && next > 0) {
                current = current.nextPage();
                next = 0;
            }
            page = current;
            return next < current.items().size();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The list has no more elements.");
            }
            return Objects.requireNonNull(page).items().get(next++);
        }
    }
}
