package org.qoltanba.client.testing;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadFactory;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.client.http.CallLimits;
import org.qoltanba.client.http.HttpTransport;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitingEngine;
import org.qoltanba.client.waiting.WaitingLimits;
import org.qoltanba.client.waiting.Workers;
import org.qoltanba.testkit.clock.VirtualClock;

/** What a {@code Qoltanba} object is made of, on a virtual clock. */
public final class Engine implements AutoCloseable {

    private static final ThreadFactory DAEMONS = work -> {
        Thread thread = new Thread(work, "test-engine");
        thread.setDaemon(true);
        return thread;
    };

    private final VirtualClock clock;
    private final Workers workers = new Workers(4, DAEMONS);
    private final Timekeeper time;
    private final HttpTransport transport;
    private final WaitingEngine waiting;

    /** On a clock of its own. */
    public Engine() {
        this(new VirtualClock());
    }

    /** On the clock of a world. */
    public Engine(VirtualClock clock) {
        this.clock = clock;
        time = new Timekeeper(clock, workers);
        transport = new HttpTransport(
                new CallLimits(Duration.ofSeconds(20), 16), time, SdkObserver.NONE, new SplittableRandom(17), DAEMONS);
        waiting = new WaitingEngine(time, new WaitingLimits(16, 1_000, null), new SplittableRandom(18));
    }

    public VirtualClock clock() {
        return clock;
    }

    public Timekeeper time() {
        return time;
    }

    public HttpTransport transport() {
        return transport;
    }

    public WaitingEngine waiting() {
        return waiting;
    }

    @Override
    public void close() {
        waiting.close();
        transport.close();
        workers.close();
    }
}
