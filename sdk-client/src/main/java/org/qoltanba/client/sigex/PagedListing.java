package org.qoltanba.client.sigex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.ListingPage;
import org.qoltanba.client.http.Stages;

/**
 * A list that SIGEX gives out page by page. Each element has a number that only grows, or only falls, along the list; a page
 * is asked for by that of the last element before it, and an empty page ends the list (contract sections 7.3, 7.13, 7.36).
 *
 * @param <T> what is listed
 */
final class PagedListing<T> implements Listing<T> {

    /** Asks for one page. */
    @FunctionalInterface
    interface Source<T> {

        /**
         * The page behind an element.
         *
         * @param last the number of the last element of the page before; empty for the first page
         */
        CompletableFuture<Loaded<T>> page(OptionalLong last);
    }

    /** One page as it came. */
    record Loaded<T>(List<T> items, int total) {}

    /** How the numbers of the elements go along the list. */
    enum Order {
        GROWING,
        FALLING;

        boolean isBehind(long number, long other) {
            return this == GROWING ? number > other : number < other;
        }
    }

    private final Sigex sigex;
    private final String operation;
    private final Source<T> source;
    private final ToLongFunction<T> number;
    private final Order order;

    /**
     * A list.
     *
     * @param operation method and path, for exceptions
     * @param source asks for pages
     * @param number the number of an element
     * @param order how the numbers go
     */
    PagedListing(Sigex sigex, String operation, Source<T> source, ToLongFunction<T> number, Order order) {
        this.sigex = sigex;
        this.operation = operation;
        this.source = source;
        this.number = number;
        this.order = order;
    }

    @Override
    public ListingPage<T> firstPage() {
        return sigex.await(this::firstPageAsync, "listing");
    }

    @Override
    public CompletionStage<ListingPage<T>> firstPageAsync() {
        return Stages.handedOut(page(OptionalLong.empty()).<ListingPage<T>>thenApply(page -> page));
    }

    private CompletableFuture<Page> page(OptionalLong last) {
        return source.page(last).thenApply(loaded -> {
            requireProgress(loaded.items(), last);
            return new Page(loaded);
        });
    }

    /** Neighbours may share a number; what follows a page may not share that of its last element. */
    private void requireProgress(List<T> items, OptionalLong last) {
        long before = 0;
        for (int i = 0; i < items.size(); i++) {
            long own = number.applyAsLong(items.get(i));
            boolean goesBack = i > 0 && order.isBehind(before, own);
            if (goesBack || (last.isPresent() && !order.isBehind(own, last.getAsLong()))) {
                throw new ProtocolException(
                        "SIGEX repeats itself in a list. Reading on would not come to an end; check the address of the"
                                + " endpoint.",
                        ErrorContext.call(SigexService.NAME, operation),
                        null);
            }
            before = own;
        }
    }

    @Override
    public Stream<T> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Reading(), Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    @Override
    public List<T> all(int most) {
        return sigex.await(() -> allAsync(most), "listing");
    }

    @Override
    public CompletionStage<List<T>> allAsync(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("Allow at least 1 element, not " + most + ".");
        }
        return Stages.handedOut(
                page(OptionalLong.empty()).thenCompose(first -> collect(first, new ArrayList<>(), most)));
    }

    private CompletableFuture<List<T>> collect(Page page, List<T> collected, int most) {
        if (page.items().isEmpty()) {
            return CompletableFuture.completedFuture(List.copyOf(collected));
        }
        if (page.items().size() > most - collected.size()) {
            throw new IllegalStateException(
                    "There are more than the " + most + " elements allowed. Ask for less, or read them with stream().");
        }
        collected.addAll(page.items());
        return page.next().thenCompose(next -> collect(next, collected, most));
    }

    @Override
    public String toString() {
        return "Listing[" + operation + "]";
    }

    private final class Page implements ListingPage<T> {

        private final Loaded<T> loaded;

        Page(Loaded<T> loaded) {
            this.loaded = loaded;
        }

        @Override
        public List<T> items() {
            return loaded.items();
        }

        @Override
        public int total() {
            return loaded.total();
        }

        @Override
        public ListingPage<T> nextPage() {
            return sigex.await(this::nextPageAsync, "listing");
        }

        @Override
        public CompletionStage<ListingPage<T>> nextPageAsync() {
            return Stages.handedOut(next().<ListingPage<T>>thenApply(page -> page));
        }

        CompletableFuture<Page> next() {
            List<T> items = items();
            return items.isEmpty()
                    ? CompletableFuture.completedFuture(this)
                    : page(OptionalLong.of(number.applyAsLong(items.get(items.size() - 1))));
        }

        @Override
        public String toString() {
            return "ListingPage[" + items().size() + " of " + total() + "]";
        }
    }

    /** Goes from page to page; blocks while one is read. */
    private final class Reading implements Iterator<T> {

        private final Deque<T> ready = new ArrayDeque<>();
        private @Nullable Page page;

        @Override
        public boolean hasNext() {
            if (ready.isEmpty() && (page == null || !page.items().isEmpty())) {
                page = sigex.await(
                        () -> Stages.handedOut(page == null ? page(OptionalLong.empty()) : page.next()), "listing");
                ready.addAll(page.items());
            }
            return !ready.isEmpty();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("The list has come to its end.");
            }
            return ready.remove();
        }
    }
}
