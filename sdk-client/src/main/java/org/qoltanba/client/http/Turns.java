package org.qoltanba.client.http;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is: so many exchanges with one host are under way at a time, whatever threads they are on. The others
 * wait in the order they came.
 */
final class Turns {

    private final int most;
    private final Executor threads;
    private final Map<String, Host> hosts = new HashMap<>();

    /** What has its turn. */
    @FunctionalInterface
    interface Attempt {

        /** Blocks until it has ended. It must not throw. */
        Runnable carryOut();
    }

    /** Guarded by the lock on the hosts, which are forgotten when nothing is under way with them. */
    private static final class Host {

        private final Queue<Attempt> waiting = new ArrayDeque<>();
        private int underWay;
    }

    Turns(int most, Executor threads) {
        this.most = most;
        this.threads = threads;
    }

    /** Carries out an attempt and what follows from it on a thread of the network, in its turn. */
    void inTurn(String host, Attempt attempt) {
        if (mayBegin(host, attempt)) {
            onThreadOfItsOwn(host, attempt);
        }
    }

    /** A turn for the calling thread, if there is one at once. It must then be used or given away. */
    @Nullable
    Turn now(String host, Attempt attempt) {
        return mayBegin(host, null) ? new Turn(host, attempt) : null;
    }

    private boolean mayBegin(String host, @Nullable Attempt orElseLater) {
        synchronized (hosts) {
            Host those = hosts.computeIfAbsent(host, name -> new Host());
            if (those.underWay < most) {
                those.underWay++;
                return true;
            }
            if (orElseLater != null) {
                those.waiting.add(orElseLater);
            }
            return false;
        }
    }

    private void onThreadOfItsOwn(String host, Attempt attempt) {
        try {
            threads.execute(() -> carryOut(host, attempt));
        } catch (RejectedExecutionException closed) {
            carryOut(host, attempt); // it finds that out and fails at once
        }
    }

    /** This one and then those that wait. The turn is over before anybody learns of the answer. */
    private void carryOut(String host, Attempt first) {
        Attempt attempt = first;
        try {
            while (attempt != null) {
                Runnable then = attempt.carryOut();
                attempt = nextAfter(host);
                then.run();
            }
        } catch (RuntimeException | Error fault) { // of an executor, for example
            if (attempt != null) {
                onThreadOfItsOwn(host, attempt);
            }
            throw fault;
        }
    }

    private void over(String host) {
        Attempt next = nextAfter(host);
        if (next != null) {
            onThreadOfItsOwn(host, next);
        }
    }

    private @Nullable Attempt nextAfter(String host) {
        synchronized (hosts) {
            Host those = hosts.get(host);
            Attempt next = those == null ? null : those.waiting.poll();
            if (those != null && next == null && --those.underWay == 0) {
                hosts.remove(host);
            }
            return next;
        }
    }

    int underWay() {
        synchronized (hosts) {
            return hosts.values().stream().mapToInt(host -> host.underWay).sum();
        }
    }

    int waiting() {
        synchronized (hosts) {
            return hosts.values().stream().mapToInt(host -> host.waiting.size()).sum();
        }
    }

    /** The turn of one attempt. */
    final class Turn {

        private final String host;
        private final Attempt attempt;

        private Turn(String host, Attempt attempt) {
            this.host = host;
            this.attempt = attempt;
        }

        /** Carries it out on the calling thread, and when the turn is over, what follows from it. */
        void use() {
            Runnable then = attempt.carryOut();
            over(host);
            then.run();
        }

        /** Has it carried out on a thread of the network. */
        void giveAway() {
            onThreadOfItsOwn(host, attempt);
        }
    }
}
