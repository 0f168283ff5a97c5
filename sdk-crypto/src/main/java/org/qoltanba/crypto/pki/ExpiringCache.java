package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps what was fetched until it expires, bounded in entries and bytes; what was used least recently goes first.
 *
 * <p>Safe to share between threads.
 *
 * @param <K> what things are found by
 * @param <V> what is kept
 */
final class ExpiringCache<K, V> {

    private record Entry<V>(V value, long bytes, Instant expiry) {}

    private final int mostEntries;
    private final long mostBytes;
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final ReentrantLock lock = new ReentrantLock();
    private long bytes;

    ExpiringCache(int mostEntries, long mostBytes) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    Optional<V> find(K key, Instant now) {
        lock.lock();
        try {
            Entry<V> entry = entries.get(key);
            if (entry == null) {
                return Optional.empty();
            }
            if (now.isAfter(entry.expiry())) {
                remove(key);
                return Optional.empty();
            }
            return Optional.of(entry.value());
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a value; one larger than the whole cache is not kept. */
    void put(K key, V value, long size, Instant expiry) {
        lock.lock();
        try {
            remove(key);
            if (size > mostBytes || mostEntries == 0) {
                return;
            }
            entries.put(key, new Entry<>(value, size, expiry));
            bytes += size;
            Iterator<Entry<V>> eldest = entries.values().iterator();
            while (entries.size() > mostEntries || bytes > mostBytes) {
                bytes -= eldest.next().bytes();
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    private void remove(K key) {
        Entry<V> removed = entries.remove(key);
        if (removed != null) {
            bytes -= removed.bytes();
        }
    }
}
