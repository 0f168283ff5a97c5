package org.qoltanba.client.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.spi.StoredOperation;

/** Who holds which operation, in memory: the rules of {@code OperationStore}. Not thread-safe; its store holds a lock. */
final class Ledger {

    /** One operation and what has become of it. */
    static final class Entry {

        private StoredOperation operation;
        private @Nullable Node holder;
        private boolean news;
        int deliveries;

        @Nullable
        OperationState outcome;

        @Nullable
        Instant endedAt;

        private Entry(StoredOperation operation) {
            this.operation = operation;
        }

        StoredOperation operation() {
            return operation;
        }

        boolean isHeldBy(@Nullable Node node) {
            return node != null && holder == node;
        }
    }

    /** Whoever holds operations as long as its lease runs; what a dead one held is free, and its until somebody takes it. */
    static final class Node {

        private Instant until;
        private boolean dead;
        private final Set<Entry> holds = new LinkedHashSet<>();
        private final Set<Entry> news = new LinkedHashSet<>();

        private Node(Instant until) {
            this.until = until;
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Set<Entry>> free = new HashMap<>();
    private final Map<String, Set<Entry>> listening = new HashMap<>();

    /** A node begins; dead nodes keep their names until they are forgotten. */
    void join(String name, Instant until) {
        if (nodes.putIfAbsent(name, new Node(until)) != null) {
            throw new IllegalArgumentException("There was a node of this name. Join under a new one.");
        }
    }

    boolean renew(String name, Instant until) {
        Node node = nodes.get(name);
        if (node == null || node.dead) {
            return false;
        }
        node.until = until;
        return true;
    }

    void leave(String name) {
        Node node = nodes.get(name);
        if (node != null && !node.dead) {
            bury(node);
        }
    }

    /** Finds those dead whose lease has run out. */
    void buryTheDead(Instant now) {
        List<Node> late = nodes.values().stream()
                .filter(node -> !node.dead && !now.isBefore(node.until))
                .toList();
        late.forEach(this::bury);
    }

    private void bury(Node node) {
        node.dead = true;
        node.news.clear();
        node.holds.forEach(this::setFree);
    }

    private void setFree(Entry entry) {
        free.computeIfAbsent(entry.operation.desk(), desk -> new LinkedHashSet<>())
                .add(entry);
    }

    private void hold(Node node, Entry entry) {
        if (entry.holder != null) {
            entry.holder.holds.remove(entry);
        }
        entry.holder = node;
        node.holds.add(entry);
        if (entry.news) {
            node.news.add(entry);
        }
    }

    @Nullable
    Entry find(String key) {
        return entries.get(key);
    }

    /** An operation nobody knows yet, held by nobody. */
    Entry add(StoredOperation operation) {
        Entry entry = new Entry(operation);
        entries.put(operation.key(), entry);
        listen(entry);
        setFree(entry);
        return entry;
    }

    /** The same operation with another token, other signals or another deadline. */
    void change(Entry entry, StoredOperation operation) {
        unlisten(entry);
        entry.operation = operation;
        listen(entry);
    }

    private void listen(Entry entry) {
        entry.operation
                .signals()
                .forEach(signal -> listening
                        .computeIfAbsent(signal, name -> new HashSet<>())
                        .add(entry));
    }

    /** Gives a new operation to the node that brought it, if it lives. */
    void give(Entry entry, String name) {
        Node node = living(name);
        if (node != null) {
            unlist(entry);
            hold(node, entry);
        }
    }

    private void unlist(Entry entry) {
        Set<Entry> those = free.get(entry.operation.desk());
        if (those != null) {
            those.remove(entry);
        }
    }

    @Nullable
    Node node(String name) {
        return nodes.get(name);
    }

    @Nullable
    Node living(String name) {
        Node node = nodes.get(name);
        return node == null || node.dead ? null : node;
    }

    List<StoredOperation> take(String desk, String name, int most) {
        Node node = living(name);
        if (node == null) {
            return List.of();
        }
        List<StoredOperation> taken = new ArrayList<>();
        Iterator<Entry> left = free.getOrDefault(desk, Set.of()).iterator();
        while (left.hasNext() && taken.size() < most) {
            Entry entry = left.next();
            left.remove();
            hold(node, entry);
            taken.add(entry.operation);
        }
        return taken;
    }

    /** It has ended: nobody holds it and nobody gets it. */
    void end(Entry entry, Instant now) {
        entry.endedAt = now;
        Node holder = entry.holder;
        if (holder != null) {
            holder.holds.remove(entry);
            holder.news.remove(entry);
            entry.holder = null;
        }
        unlist(entry);
        unlisten(entry);
    }

    private void unlisten(Entry entry) {
        for (String signal : entry.operation.signals()) {
            listening.computeIfPresent(signal, (name, those) -> {
                those.remove(entry);
                return those.isEmpty() ? null : those;
            });
        }
    }

    void tell(String signal) {
        for (Entry entry : listening.getOrDefault(signal, Set.of())) {
            entry.news = true;
            if (entry.holder != null && !entry.holder.dead) {
                entry.holder.news.add(entry);
            }
        }
    }

    Set<String> news(String name) {
        Node node = living(name);
        Set<String> keys = new HashSet<>();
        if (node != null) {
            for (Entry entry : node.news) {
                entry.news = false;
                keys.add(entry.operation.key());
            }
            node.news.clear();
        }
        return keys;
    }

    /** Forgets what ended before a moment, and dead nodes that hold nothing. */
    int forget(Instant before) {
        int known = entries.size();
        entries.values().removeIf(entry -> {
            Instant endedAt = entry.endedAt;
            return endedAt != null && !endedAt.isAfter(before);
        });
        nodes.values().removeIf(node -> node.dead && node.holds.isEmpty());
        return known - entries.size();
    }

    /** All operations in the order they were recorded. */
    Iterable<Entry> entries() {
        return entries.values();
    }

    int size() {
        return entries.size();
    }

    static Instant after(Instant now, Duration lease) {
        Objects.requireNonNull(lease, "lease");
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("A lease must run for some time, not " + lease + ".");
        }
        return now.plus(lease);
    }
}
