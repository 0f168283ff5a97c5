package org.qoltanba.crypto.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what was asked for last, and forgets the rest: hostile input can push things out, but not make it grow.
 *
 * <p>Safe to share between threads.
 *
 * @param <K> what things are found by
 * @param <V> what is kept
 */
public final class BoundedCache<K, V> {

    private final Map<K, V> entries;

    /**
     * Creates an empty cache.
     *
     * @param capacity how many entries are kept
     */
    public BoundedCache(int capacity) {
        this.entries = new Recent<>(capacity);
    }

    /**
     * Finds an entry.
     *
     * @param key what it was put under
     * @return the entry, if it is still there
     */
    public Optional<V> find(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /**
     * Keeps an entry.
     *
     * @param key what to find it by
     * @param value the entry
     */
    public void put(K key, V value) {
        synchronized (entries) {
            entries.put(key, value);
        }
    }

    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int capacity;

        Recent(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
        }
    }
}
