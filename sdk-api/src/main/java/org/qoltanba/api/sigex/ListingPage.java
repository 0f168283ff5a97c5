package org.qoltanba.api.sigex;

import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One page of a {@link Listing}.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @param <T> what is listed
 * @since 0.1.0
 */
public interface ListingPage<T> {

    /**
     * What is on the page.
     *
     * @return an unmodifiable list in the service's order; an empty page is the last one
     */
    List<T> items();

    /**
     * How many there are in all, as the service counted when it made this page.
     *
     * @return at least 0
     */
    int total();

    /**
     * The page that follows. Blocks.
     *
     * @return the page; empty behind the last one
     */
    ListingPage<T> nextPage();

    /**
     * {@link #nextPage()} without blocking.
     *
     * @return completes with the page
     */
    CompletionStage<ListingPage<T>> nextPageAsync();
}
