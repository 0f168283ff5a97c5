package org.qoltanba.examples.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A process with one kind of test server: says how long the first start takes and, unless that is all it is asked for, a later
 * one; serves until it reads a line, and says how much memory it holds then.
 */
public final class ServerProcess {

    private static final int STARTS = 40;
    private static final int WARM = 20;

    private ServerProcess() {}

    /**
     * Serves.
     *
     * @param arguments the name of a {@link TestServer}, and {@code once} to start it once only
     * @throws IOException if there is no port
     * @throws InterruptedException if this process is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        TestServer kind = TestServer.valueOf(arguments[0]);
        System.out.println(start(kind));
        if (arguments.length > 1) {
            return;
        }
        long[] starts = new long[STARTS];
        for (int i = 0; i < STARTS; i++) {
            starts[i] = start(kind);
        }
        long[] warm = Arrays.copyOfRange(starts, STARTS - WARM, STARTS);
        Arrays.sort(warm);
        TestServer.Running serving = kind.prepared();
        if (TestServer.ask(serving) != 200) {
            throw new IllegalStateException(kind.description() + " does not answer.");
        }
        System.out.println(warm[WARM / 2]);
        System.out.println(serving.address());
        System.out.println(serving.authorization().orElse(""));
        if (System.in.read() >= 0) {
            System.out.println(heap() + " " + resident());
        }
        serving.end().run();
    }

    /** Microseconds from its creation to the first answer. */
    private static long start(TestServer kind) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        TestServer.Running running = kind.start();
        TestServer.ask(running);
        long taken = (System.nanoTime() - begun) / 1_000;
        running.end().run();
        return taken;
    }

    /** What lives after a collection, in KiB. */
    private static long heap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1_024;
    }

    /** What the process holds of the machine's memory, in KiB; 0 where the system does not tell. */
    private static long resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        }
    }
}
