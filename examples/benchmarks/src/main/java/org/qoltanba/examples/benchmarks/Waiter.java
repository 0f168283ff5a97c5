package org.qoltanba.examples.benchmarks;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.client.http.CallLimits;
import org.qoltanba.client.http.ErrorMapper;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.HttpTransport;
import org.qoltanba.client.http.ServiceHttp;
import org.qoltanba.client.waiting.PollOutcome;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.SystemTime;
import org.qoltanba.client.waiting.Timekeeper;
import org.qoltanba.client.waiting.WaitSpec;
import org.qoltanba.client.waiting.WaitingEngine;
import org.qoltanba.client.waiting.WaitingLimits;
import org.qoltanba.client.waiting.Workers;

/**
 * A process that waits for many operations of a {@link SlowService}, with the SDK or with a thread for each, and says what
 * that cost. The waiting of the SDK is built as {@code Qoltanba} builds it.
 */
public final class Waiter {

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int WORKERS = 2;
    private static final Clock CLOCK = Clock.systemUTC();
    private static final byte[] QUESTION = "{\"value\":null}".getBytes(StandardCharsets.UTF_8);

    private final URI service;
    private final int operations;
    private final AtomicLong polls = new AtomicLong();
    private final AtomicInteger mostThreads = new AtomicInteger();
    private final AtomicLongArray late;
    private final CountDownLatch all;

    private record Answer(
            @JsonProperty("done") boolean done,
            @JsonProperty("at") long at) {}

    private Waiter(URI service, int operations) {
        this.service = service;
        this.operations = operations;
        this.late = new AtomicLongArray(operations);
        this.all = new CountDownLatch(operations);
    }

    /**
     * Waits.
     *
     * @param arguments {@code sdk} or {@code threads}, address of the service, number of operations, polls a second,
     *     calls in flight
     * @throws Exception if a poll fails
     */
    public static void main(String[] arguments) throws Exception {
        Waiter waiter = new Waiter(URI.create(arguments[1]), Integer.parseInt(arguments[2]));
        int heap;
        if (arguments[0].equals("sdk")) {
            heap = waiter.withSdk(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
        } else {
            heap = waiter.withThreads();
        }
        waiter.report(heap);
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // a wait that fails leaves the process waiting, and its parent gives up
    private int withSdk(int pollsPerSecond, int inFlight) throws InterruptedException {
        ThreadFactory threads = work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        };
        SystemTime time = new SystemTime(threads);
        Workers workers = new Workers(WORKERS, threads);
        Timekeeper keeper = new Timekeeper(time, workers);
        long before = heap();
        try (HttpTransport transport = new HttpTransport(
                        new CallLimits(Duration.ofSeconds(60), inFlight + inFlight / 8 + 1),
                        keeper,
                        SdkObserver.NONE,
                        new SplittableRandom(1),
                        threads);
                WaitingEngine engine = new WaitingEngine(
                        keeper,
                        new WaitingLimits(inFlight, pollsPerSecond, new PollSchedule(INTERVAL, 1, INTERVAL)),
                        new SplittableRandom(2))) {
            ServiceHttp http = transport.service("Slow", service, ErrorMapper.byStatus());
            for (int i = 0; i < operations; i++) {
                int number = i;
                engine.begin(WaitSpec.<Long>of(
                                        http.context("confirmation"),
                                        Integer.toString(i),
                                        () -> http.send(HttpCall.post("/poll/" + number)
                                                        .json(Map.of("value", ""))
                                                        .singleAttempt()
                                                        .build())
                                                .thenApply(answer -> outcome(answer.json(Answer.class))))
                                .build())
                        .completion()
                        .thenAccept(at -> seen(number, at));
            }
            int each = (int) ((heap() - before) / operations);
            all.await();
            return each;
        } finally {
            workers.close();
            time.close();
        }
    }

    private PollOutcome<Long> outcome(Answer answer) {
        asked();
        return answer.done() ? PollOutcome.done(answer.at()) : PollOutcome.notYet();
    }

    private int withThreads() throws InterruptedException {
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(256, 1, TimeUnit.MINUTES))
                .build();
        ObjectMapper mapper = new ObjectMapper();
        CountDownLatch never = new CountDownLatch(1);
        SplittableRandom random = new SplittableRandom(3);
        long before = heap();
        for (int i = 0; i < operations; i++) {
            int number = i;
            long first = random.nextLong(INTERVAL.toMillis());
            Thread thread = new Thread(() -> waitFor(number, first, client, mapper, never));
            thread.setDaemon(true);
            thread.start();
        }
        int each = (int) ((heap() - before) / operations);
        all.await();
        return each;
    }

    private void waitFor(int number, long first, OkHttpClient client, ObjectMapper mapper, CountDownLatch never) {
        try {
            for (long pause = first; !never.await(pause, TimeUnit.MILLISECONDS); pause = INTERVAL.toMillis()) {
                Request request = new Request.Builder()
                        .url(service + "/poll/" + number)
                        .post(RequestBody.create(QUESTION))
                        .build();
                try (Response response = client.newCall(request).execute()) {
                    Answer answer = mapper.readValue(response.body().byteStream(), Answer.class);
                    asked();
                    if (answer.done()) {
                        seen(number, answer.at());
                        return;
                    }
                }
            }
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void asked() {
        if (polls.incrementAndGet() % 1_000 == 0) {
            mostThreads.accumulateAndGet(ManagementFactory.getThreadMXBean().getThreadCount(), Math::max);
        }
    }

    private void seen(int number, long at) {
        late.set(number, CLOCK.millis() - at);
        all.countDown();
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void report(int heapEach) throws IOException {
        long[] sorted = new long[operations];
        Arrays.setAll(sorted, late::get);
        Arrays.sort(sorted);
        double cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %.1f | %.2f | %.1f | %.1f | %d | %s |%n",
                mostThreads.get(),
                polls.get(),
                cpu,
                cpu / polls.get() * 1_000,
                sorted[operations / 2] / 1e3,
                sorted[operations * 99 / 100] / 1e3,
                heapEach,
                rss());
    }

    /** The most memory the process ever had, where the system tells. */
    private static String rss() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .map(kibibytes -> Long.toString(Long.parseLong(kibibytes) / 1024))
                    .findFirst()
                    .orElse("");
        }
    }
}
