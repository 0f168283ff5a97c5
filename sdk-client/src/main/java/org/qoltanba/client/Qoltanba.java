package org.qoltanba.client;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssCallback;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SigexEvent;
import org.qoltanba.api.spi.OperationStore;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.api.spi.SdkScheduler;
import org.qoltanba.client.callback.CallbackHandler;
import org.qoltanba.client.callback.WebhookHandler;
import org.qoltanba.client.callback.WebhookReceiver;
import org.qoltanba.client.desk.Desks;
import org.qoltanba.client.dss.DssCallbacks;
import org.qoltanba.client.dss.DssService;
import org.qoltanba.client.http.CallLimits;
import org.qoltanba.client.http.HttpTransport;
import org.qoltanba.client.sigex.SigexService;
import org.qoltanba.client.sigex.SigexWebhooks;
import org.qoltanba.client.store.MemoryOperationStore;
import org.qoltanba.client.store.OperationDesk;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.SystemTime;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitingEngine;
import org.qoltanba.client.waiting.WaitingLimits;
import org.qoltanba.client.waiting.Workers;

/**
 * The one object an application builds to reach the signature services. It owns the connections, the threads and the
 * waiting of all of them; build one, share it, and close it when the application ends.
 *
 * <pre>{@code
 * try (Qoltanba qoltanba = Qoltanba.builder().sigex(SigexEndpoint.production()).build()) {
 *     RegisteredDocument contract = qoltanba.sigex().register(document).signedBy(company).submit();
 *     contract.awaitSignatures(2).await(Duration.ofDays(3));
 * }
 * }</pre>
 *
 * <p>Safe to share between threads. All threads are daemons: one that keeps time, a few that run continuations and
 * listeners, and one for each call in flight up to {@link Builder#maxCallsInFlight(int)}; a blocking call is carried out
 * by the thread that waits for it. Nothing is static, nothing outside of this object is changed.
 *
 * @since 0.1.0
 */
public final class Qoltanba implements AutoCloseable {

    private static final Duration UNTIL_THREADS_END = Duration.ofSeconds(5);

    private final Timekeeper time;
    private final HttpTransport transport;
    private final WaitingEngine waiting;
    private final @Nullable SystemTime ownTime;
    private final @Nullable Workers ownWorkers;
    private final Desks desks;
    private final SigexWebhooks sigexWebhooks;
    private final DssCallbacks dssCallbacks;
    private final @Nullable SigexClient sigex;
    private final @Nullable DssClient dss;

    private Qoltanba(Builder parts) {
        ownTime = parts.time == null ? new SystemTime(new DaemonThreads("time")) : null;
        ownWorkers = parts.executor == null ? new Workers(workers(), new DaemonThreads("worker")) : null;
        SdkScheduler clock = ownTime != null ? ownTime : Objects.requireNonNull(parts.time);
        time = new Timekeeper(clock, ownWorkers != null ? ownWorkers : Objects.requireNonNull(parts.executor));
        transport = new HttpTransport(
                new CallLimits(parts.attemptTimeout, parts.maxCallsInFlight),
                time,
                parts.observer,
                parts.random.split(),
                new DaemonThreads("http"));
        waiting = new WaitingEngine(
                time,
                new WaitingLimits(pollsInFlight(parts.maxCallsInFlight), parts.pollsPerSecond, parts.pollSchedule),
                parts.random.split());
        desks = new Desks(
                parts.operationStore != null ? parts.operationStore : MemoryOperationStore.create(clock),
                waiting,
                time,
                parts.random.split(),
                new DaemonThreads("desk"),
                parts.operationStore != null);
        sigexWebhooks = new SigexWebhooks(waiting, time);
        sigex = parts.sigex == null ? null : SigexService.connect(parts.sigex, transport, waiting);
        dssCallbacks = new DssCallbacks(parts.dssCallbacks, waiting, time, new SecureRandom());
        dss = parts.dss == null ? null : DssService.connect(parts.dss, transport, waiting, dssCallbacks);
    }

    private static int workers() {
        return Math.max(2, Math.min(8, Runtime.getRuntime().availableProcessors()));
    }

    /** An eighth of the calls stays free of polls, so that waiting never keeps the application's own calls waiting. */
    private static int pollsInFlight(int calls) {
        return Math.max(1, calls - (calls + 7) / 8);
    }

    /**
     * Begins to describe the services and their use.
     *
     * @return a builder without services
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * SIGEX.
     *
     * @return the client
     * @throws IllegalStateException if no endpoint was given with {@link Builder#sigex(SigexEndpoint)}
     */
    public SigexClient sigex() {
        return configured(sigex, "SIGEX", "sigex(SigexEndpoint)");
    }

    /**
     * CryptoPro DSS.
     *
     * @return the client
     * @throws IllegalStateException if no endpoint was given with {@link Builder#dss(DssEndpoint)}
     */
    public DssClient dss() {
        return configured(dss, "CryptoPro DSS", "dss(DssEndpoint)");
    }

    /**
     * Takes the webhooks of SIGEX (contract section 8.2): feed it what your web server receives, or put it into a {@link
     * #webhookReceiver()}. Operations waiting in this object then learn of news at once; without webhooks they learn of it at
     * their next poll.
     *
     * @return the handler, always the same
     */
    public WebhookHandler<SigexEvent> sigexWebhooks() {
        return sigexWebhooks;
    }

    /**
     * Takes the callbacks of CryptoPro DSS (contract section 9): feed it what your web server receives below the address
     * given to {@link Builder#dssCallbacks(URI)}, or put it into a {@link #webhookReceiver()}. The operation concerned then
     * asks the service at once; a callback that never comes is made up for by polling.
     *
     * @return the handler, always the same
     */
    public CallbackHandler<DssCallback> dssCallbacks() {
        return dssCallbacks;
    }

    /**
     * Begins a small server that receives webhooks, for applications without a web server. It is not closed with this
     * object.
     *
     * @return a builder that listens to nobody yet
     */
    public WebhookReceiver.Builder webhookReceiver() {
        return WebhookReceiver.using(new DaemonThreads("webhook"));
    }

    /**
     * Begins to describe a desk: it watches operations that must not be lost when this process ends, and tells the
     * application how each ended. Operations are kept by the {@link Builder#operationStore(OperationStore)}.
     *
     * @param name whose operations; desks of other names do not see them; 1 to 64 characters
     * @param <R> what the operations of this desk yield
     * @return a builder
     * @throws IllegalArgumentException if the name is empty or too long
     */
    public <R> OperationDesk.Builder<R> desk(String name) {
        return desks.desk(name);
    }

    private static <T> T configured(@Nullable T client, String service, String method) {
        if (client == null) {
            throw new IllegalStateException(
                    service + " was not set up. Call Qoltanba.builder()." + method + " before build().");
        }
        return client;
    }

    /**
     * Ends everything this object has begun, desks first. Operations that are waited for are detached, not called off: they go on at
     * their services and can be taken up again from their resume tokens; whoever waits for one gets an {@link
     * org.qoltanba.api.error.OperationCancelledException}. Calls under way are cancelled. Blocks for a few
     * seconds at most, while what has begun comes to its end. A time or executor given to the builder stays as it is.
     * Closing twice is harmless.
     */
    @Override
    public void close() {
        desks.close();
        waiting.close();
        transport.close();
        if (ownTime != null) {
            ownTime.close();
        }
        if (ownWorkers != null) {
            ownWorkers.close();
        }
        if (!time.isWorkingHere()) {
            awaitThreads();
        }
    }

    private void awaitThreads() {
        try {
            transport.awaitEnd(UNTIL_THREADS_END);
            if (ownTime != null) {
                ownTime.awaitEnd(UNTIL_THREADS_END);
            }
            if (ownWorkers != null) {
                ownWorkers.awaitEnd(UNTIL_THREADS_END);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Names the services that are set up. */
    @Override
    public String toString() {
        return "Qoltanba[" + (sigex == null ? "" : "SIGEX ") + (dss == null ? "" : "CryptoPro DSS ") + waiting + "]";
    }

    /**
     * Describes the services and their use. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private static final int CALLS_IN_FLIGHT = 64;
        private static final int POLLS_PER_SECOND = 50;
        private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(60);
        private static final double GROWTH = 1.5;

        private @Nullable SigexEndpoint sigex;
        private @Nullable DssEndpoint dss;
        private @Nullable URI dssCallbacks;
        private @Nullable SdkScheduler time;
        private @Nullable Executor executor;
        private @Nullable OperationStore operationStore;
        private SdkObserver observer = SdkObserver.NONE;
        private @Nullable PollSchedule pollSchedule;
        private int maxCallsInFlight = CALLS_IN_FLIGHT;
        private int pollsPerSecond = POLLS_PER_SECOND;
        private Duration attemptTimeout = ATTEMPT_TIMEOUT;
        private SplittableGenerator random = new SplittableRandom();

        private Builder() {}

        /**
         * Sets up SIGEX.
         *
         * @param endpoint where it is
         * @return this
         */
        public Builder sigex(SigexEndpoint endpoint) {
            this.sigex = Objects.requireNonNull(endpoint, "endpoint");
            return this;
        }

        /**
         * Sets up CryptoPro DSS.
         *
         * @param endpoint where it is and who calls it
         * @return this
         */
        public Builder dss(DssEndpoint endpoint) {
            this.dss = Objects.requireNonNull(endpoint, "endpoint");
            return this;
        }

        /**
         * Has CryptoPro DSS call this application when a user has decided, instead of being asked every few seconds: each
         * operation gets an address of its own below this one. What the service calls goes into {@link
         * Qoltanba#dssCallbacks()}. Each operation is polled every thirty seconds all the same, because a callback may
         * never come. Never take this address from user input.
         *
         * @param base the address as the service can reach it, without query: https, or http on this machine
         * @return this
         * @throws IllegalArgumentException if it cannot be such an address
         */
        public Builder dssCallbacks(URI base) {
            this.dssCallbacks = DssCallbacks.requireAddress(base);
            return this;
        }

        /**
         * Replaces the machine's time, as a test does with a virtual clock. Timeouts of single HTTP calls stay real.
         *
         * @param scheduler keeps time; not closed by the SDK
         * @return this
         */
        public Builder time(SdkScheduler scheduler) {
            this.time = Objects.requireNonNull(scheduler, "scheduler");
            return this;
        }

        /**
         * Where continuations, listeners and the SDK's own steps run instead of on a few daemon threads of the SDK. Bound
         * it. A continuation that blocks on the SDK takes one of its threads, and the SDK needs another to unblock it.
         *
         * @param runner runs what it is given, in whatever order; not closed by the SDK
         * @return this
         */
        public Builder executor(Executor runner) {
            this.executor = Objects.requireNonNull(runner, "runner");
            return this;
        }

        /**
         * Who is told of HTTP calls. Nobody by default.
         *
         * @param watcher is told; must return quickly
         * @return this
         */
        public Builder observer(SdkObserver watcher) {
            this.observer = Objects.requireNonNull(watcher, "watcher");
            return this;
        }

        /**
         * Where operations are kept that desks watch: see {@link Qoltanba#desk}. In memory by default, which survives
         * nothing. News that reach this process, such as webhooks, are passed on through it to the others that share it.
         *
         * @param store keeps operations; not closed by the SDK
         * @return this
         */
        public Builder operationStore(OperationStore store) {
            this.operationStore = Objects.requireNonNull(store, "store");
            return this;
        }

        /**
         * How long to wait between two polls of an operation, in place of the intervals that suit each service: the
         * first, growing by half each time up to the longest. Each is shortened by chance by up to half. What a service
         * asks for itself goes first.
         *
         * @param first more than zero
         * @param longest at least the first
         * @return this
         * @throws IllegalArgumentException if the intervals are out of bounds
         */
        public Builder pollInterval(Duration first, Duration longest) {
            this.pollSchedule = new PollSchedule(first, GROWTH, longest);
            return this;
        }

        /**
         * How many HTTP calls to one host may be under way at a time, blocking ones included; more wait for their
         * turn. Polls take seven eighths of them at most. The default is 64: enough for a thousand polls a second at a
         * round trip of 50 ms.
         *
         * @param calls at least 2
         * @return this
         * @throws IllegalArgumentException if there are fewer than 2
         */
        public Builder maxCallsInFlight(int calls) {
            if (calls < 2) {
                throw new IllegalArgumentException(
                        "At least two calls must be allowed in flight, one of them a poll; given are " + calls + ".");
            }
            this.maxCallsInFlight = calls;
            return this;
        }

        /**
         * How many polls of one service may be begun in a second, for all operations together. With more operations
         * than that allows, each is polled less often, and all equally. The default is 50, which keeps 250 operations at
         * an interval of 5 s.
         *
         * @param polls at least 1
         * @return this
         * @throws IllegalArgumentException if there are fewer than 1
         */
        public Builder pollsPerSecond(int polls) {
            if (polls < 1) {
                throw new IllegalArgumentException(
                        "At least one poll a second must be allowed; given are " + polls + ".");
            }
            this.pollsPerSecond = polls;
            return this;
        }

        /**
         * How long one attempt of an HTTP call may take from the moment it has its turn, connecting and reading the
         * answer included. A large document adds a second for each 128 KB. The default is 60 s; connecting takes 10 s at
         * most.
         *
         * @param limit at least a millisecond
         * @return this
         * @throws IllegalArgumentException if it is shorter
         */
        public Builder attemptTimeout(Duration limit) {
            Objects.requireNonNull(limit, "limit");
            if (limit.compareTo(Duration.ofMillis(1)) < 0) {
                throw new IllegalArgumentException(
                        "An attempt must be given at least a millisecond, not " + limit + ".");
            }
            this.attemptTimeout = limit;
            return this;
        }

        /** Chance that can be repeated, for tests of this module. */
        Builder random(SplittableGenerator chance) {
            this.random = chance;
            return this;
        }

        /**
         * Opens no connection and starts no thread yet.
         *
         * @return the object to share
         */
        public Qoltanba build() {
            return new Qoltanba(this);
        }
    }
}
