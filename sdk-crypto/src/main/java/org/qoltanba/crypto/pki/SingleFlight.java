package org.qoltanba.crypto.pki;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/**
 * Lets one thread fetch a thing while the others that want the same wait for it.
 *
 * @param <K> what things are found by
 * @param <V> what is fetched
 */
final class SingleFlight<K, V> {

    /** How to fetch. Must not ask this object for the same thing again. */
    @FunctionalInterface
    interface Fetch<V> {
        V fetch() throws IOException;
    }

    private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    V get(K key, Fetch<V> fetch) throws IOException {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> others = underWay.putIfAbsent(key, own);
        if (others != null) {
            return await(others);
        }
        try {
            V value = fetch.fetch();
            own.complete(value);
            return value;
        } catch (IOException | RuntimeException failure) {
            own.completeExceptionally(failure);
            throw failure;
        } finally {
            underWay.remove(key, own);
            own.completeExceptionally(new IOException("The fetching ended without an outcome."));
        }
    }

    private static <V> V await(CompletableFuture<V> others) throws IOException {
        try {
            return others.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
            throw new IOException("The fetching failed.", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for another thread to fetch.");
        }
    }
}
