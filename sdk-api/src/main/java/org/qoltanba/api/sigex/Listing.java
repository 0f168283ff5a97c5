package org.qoltanba.api.sigex;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * Many things SIGEX keeps, read page by page as they are asked for; nothing is asked before that, and nothing is kept.
 * How many make a page is the service's choice.
 *
 * <p>Safe to share between threads: every reading begins anew.
 *
 * @param <T> what is listed
 * @since 0.1.0
 */
public interface Listing<T> {

    /**
     * The first page. Blocks.
     *
     * @return the page; empty if there is nothing
     */
    ListingPage<T> firstPage();

    /**
     * {@link #firstPage()} without blocking.
     *
     * @return completes with the page
     */
    CompletionStage<ListingPage<T>> firstPageAsync();

    /**
     * Everything, in the service's order, one page in memory at a time. Whoever takes elements from the stream blocks
     * while a page is read, and gets the {@link org.qoltanba.api.error.SdkException} if that fails. A service that repeats
     * itself is not followed.
     *
     * @return a sequential stream that need not be closed
     */
    Stream<T> stream();

    /**
     * Everything at once. Blocks.
     *
     * @param most how many there may be at most, at least 1
     * @return an unmodifiable list in the service's order
     * @throws IllegalStateException if there are more; ask for less, or use {@link #stream()}
     */
    List<T> all(int most);

    /**
     * {@link #all(int)} without blocking.
     *
     * @param most how many there may be at most, at least 1
     * @return completes with an unmodifiable list, or exceptionally with an {@code IllegalStateException} if there are
     *     more
     */
    CompletionStage<List<T>> allAsync(int most);
}
