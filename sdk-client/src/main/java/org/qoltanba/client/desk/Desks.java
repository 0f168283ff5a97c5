package org.qoltanba.client.desk;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.random.RandomGenerator;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.StoredOperation;
import org.qoltanba.client.store.OperationDesk;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitingEngine;

/** The desks of one {@code Qoltanba} object, and the news they share with those of other processes. */
public final class Desks implements AutoCloseable {

    private static final int NAME_LENGTH = 16;

    private final OperationStore store;
    private final WaitingEngine waiting;
    private final Timekeeper time;
    private final RandomGenerator random;
    private final ThreadFactory threads;
    private final NewsPost post;
    private final Set<Desk<?>> open = ConcurrentHashMap.newKeySet();

    /**
     * No desk yet.
     *
     * @param store keeps operations
     * @param waiting watches them
     * @param time keeps time
     * @param random makes names of nodes
     * @param threads makes daemons
     * @param shared whether other processes may use the store
     */
    public Desks(
            OperationStore store,
            WaitingEngine waiting,
            Timekeeper time,
            RandomGenerator random,
            ThreadFactory threads,
            boolean shared) {
        this.store = Objects.requireNonNull(store, "store");
        this.waiting = Objects.requireNonNull(waiting, "waiting");
        this.time = Objects.requireNonNull(time, "time");
        this.random = Objects.requireNonNull(random, "random");
        this.threads = Objects.requireNonNull(threads, "threads");
        this.post = new NewsPost(store, time, threads);
        if (shared) {
            waiting.relay(post::send);
        }
    }

    /**
     * Begins to describe a desk.
     *
     * @param name whose operations
     * @param <R> what they yield
     * @return a builder
     * @throws IllegalArgumentException if the name is empty or too long
     */
    public <R> OperationDesk.Builder<R> desk(String name) {
        Objects.requireNonNull(name, "name");
        StoredOperation.of(name, "any", "any", "any");
        return new DeskDraft<>(name, this::begin);
    }

    private <R> OperationDesk<R> begin(DeskPlan<R> plan) {
        Desk<R> desk = new Desk<>(
                plan,
                store,
                this::nodeName,
                waiting::wakeHere,
                new DeskThreads(time, plan.resumingAtATime(), threads),
                open::remove);
        desk.start();
        open.add(desk);
        return desk;
    }

    private String nodeName() {
        byte[] name = new byte[NAME_LENGTH];
        synchronized (random) {
            random.nextBytes(name);
        }
        return HexFormat.of().formatHex(name);
    }

    /** Closes all desks. The store stays open. */
    @Override
    public void close() {
        List.copyOf(open).forEach(Desk::close);
        post.close();
    }
}
