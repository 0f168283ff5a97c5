package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.qoltanba.api.spi.SdkClock;

/** How often the service has been called within the last minute. Safe to share between threads. */
final class CallRate {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final SdkClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Instant> calls = new ArrayDeque<>();

    CallRate(SdkClock clock) {
        this.clock = clock;
    }

    /** Counts a call, and refuses it if there have been too many. Without a limit nothing is counted. */
    void requireRoom(int callsPerMinute) {
        if (callsPerMinute == Integer.MAX_VALUE) {
            return;
        }
        Instant now = clock.now();
        lock.lock();
        try {
            while (!calls.isEmpty() && !calls.getFirst().plus(WINDOW).isAfter(now)) {
                calls.removeFirst();
            }
            if (calls.size() >= callsPerMinute) {
                throw Refusal.RATE_LIMIT_REACHED.exception();
            }
            calls.addLast(now);
        } finally {
            lock.unlock();
        }
    }
}
