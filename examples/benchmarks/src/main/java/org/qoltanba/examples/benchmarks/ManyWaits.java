package org.qoltanba.examples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Operations that wait, in a process of their own each time, beside a thread for each of them; the service is in this
 * process. Prints a table in Markdown: threads, polls, CPU time in seconds and for 1,000 polls, seconds from the
 * confirmation until it is seen (median and 99th of a hundred), octets of heap for a wait, MiB of memory at most.
 *
 * <p>Run: {@code java -cp examples/benchmarks/target/benchmarks.jar org.qoltanba.examples.benchmarks.ManyWaits}, with
 * {@code quick} for a tenth of the operations
 */
public final class ManyWaits {

    private static final int MINUTES = 10;

    private ManyWaits() {}

    /**
     * Measures.
     *
     * @param arguments {@code quick} or nothing
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if this one is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(table(List.of(arguments).contains("quick")));
    }

    static String table(boolean quick) throws IOException, InterruptedException {
        int ten = quick ? 1_000 : 10_000;
        int hundred = quick ? 10_000 : 100_000;
        // Confirmed while the first rounds of polls are under way; the large number takes 50 s for a round
        return String.join(
                        "\n",
                        "| operations | threads | polls | CPU, s | CPU for 1,000 polls, s | seen after, s, p50 | p99 |"
                                + " heap for each | RSS, MiB |",
                        "|---|---|---|---|---|---|---|---|---|",
                        "| " + ten + ", Qoltanba " + wait("sdk", ten, 4 * ten / 10, 200, 5_000, 15_000),
                        "| " + ten + ", a thread each " + wait("threads", ten, 0, 0, 5_000, 15_000),
                        "| " + hundred + ", Qoltanba, " + hundred / 50 + " polls a second "
                                + wait("sdk", hundred, hundred / 50, 200, 5_000, 60_000))
                + "\n";
    }

    private static String wait(String how, int operations, int pollsPerSecond, int inFlight, int from, int until)
            throws IOException, InterruptedException {
        try (SlowService service = new SlowService(operations, from, until)) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Waiter.class.getName(),
                    how,
                    service.uri().toString(),
                    Integer.toString(operations),
                    Integer.toString(pollsPerSecond),
                    Integer.toString(inFlight)));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException("The process that waits with " + how + " failed: " + said);
            }
            return said;
        }
    }
}
