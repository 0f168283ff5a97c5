package org.qoltanba.examples.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/**
 * What each fake costs beside bare servers for tests, each in a process of its own that is asked by this one through 16
 * connections: time from its creation to the first answer, memory, answers a second. All live at the same time and are asked
 * in turns, so that whatever else the machine does strikes all of them.
 *
 * <p>Run: {@code java -cp examples/benchmarks/target/benchmarks.jar org.qoltanba.examples.benchmarks.FakeCost}, with
 * {@code quick} to ask for a shorter time
 */
public final class FakeCost {

    private static final int CONNECTIONS = 16;
    private static final int ROUNDS = 3;

    private FakeCost() {}

    /**
     * Measures.
     *
     * @param arguments {@code quick} or nothing
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if this one is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(table(arguments.length > 0 && arguments[0].equals("quick")));
    }

    static String table(boolean quick) throws IOException, InterruptedException {
        List<List<Long>> coldStarts = inTurns(List.of(TestServer.values()), Serving::coldStart);
        List<Serving> all = new ArrayList<>();
        try {
            for (TestServer server : TestServer.values()) {
                Serving serving = Serving.start(server);
                all.add(serving);
                answers(serving.asking(), quick ? 3 : 10);
            }
            List<List<Long>> answers = inTurns(all, serving -> answers(serving.asking(), quick ? 1 : 3));
            return table(all, coldStarts, answers);
        } finally {
            for (Serving serving : all) {
                serving.close();
            }
        }
    }

    private static String table(List<Serving> all, List<List<Long>> coldStarts, List<List<Long>> answers)
            throws IOException {
        StringBuilder table = new StringBuilder(
                "| server | created to first answer, ms, cold | beside WireMock | warm"
                        + " | heap, MiB | RSS, MiB | answers a second | beside WireMock |\n|---|---|---|---|---|---|---|---|\n");
        for (int i = 0; i < all.size(); i++) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f | %s | %.0f | %.2f |%n",
                    all.get(i).server().description(),
                    median(coldStarts, i) / 1_000,
                    besideWireMock(coldStarts, i),
                    all.get(i).warmStartAndMemory(),
                    median(answers, i),
                    besideWireMock(answers, i)));
        }
        return table.toString();
    }

    /** One measurement. */
    @FunctionalInterface
    private interface Measure<T> {
        long of(T measured) throws IOException, InterruptedException;
    }

    private static <T> List<List<Long>> inTurns(List<T> all, Measure<T> measure)
            throws IOException, InterruptedException {
        List<List<Long>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            List<Long> round = new ArrayList<>();
            for (T measured : all) {
                round.add(measure.of(measured));
            }
            rounds.add(round);
        }
        return rounds;
    }

    private static double median(List<List<Long>> rounds, int server) {
        return median(rounds.stream().mapToDouble(round -> round.get(server)));
    }

    private static double besideWireMock(List<List<Long>> rounds, int server) {
        int bare = List.of(TestServer.values()).indexOf(TestServer.WIREMOCK);
        return median(rounds.stream().mapToDouble(round -> (double) round.get(server) / round.get(bare)));
    }

    private static double median(DoubleStream values) {
        return values.sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
    }

    /**
     * A process with a server.
     *
     * @param process it
     * @param said what it prints
     * @param server which one
     * @param warmStart microseconds to its first answer
     * @param asking what it is asked
     */
    private record Serving(
            Process process, BufferedReader said, TestServer server, long warmStart, HttpRequest asking) {

        /** Microseconds to the first answer in a process that has done nothing yet. */
        static long coldStart(TestServer server) throws IOException, InterruptedException {
            Process process = process(server, "once");
            try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
                return Long.parseLong(line(said, server));
            } finally {
                process.waitFor();
            }
        }

        static Serving start(TestServer server) throws IOException {
            Process process = process(server);
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            line(said, server); // the cold start
            long warmStart = Long.parseLong(line(said, server));
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(line(said, server)));
            String authorization = line(said, server);
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            return new Serving(process, said, server, warmStart, request.build());
        }

        private static Process process(TestServer server, String... more) throws IOException {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerProcess.class.getName(),
                    server.name()));
            command.addAll(List.of(more));
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        /** Asks it for its memory. */
        String warmStartAndMemory() throws IOException {
            process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
            String[] memory = line(said, server).split(" ", -1);
            return String.format(
                    Locale.ROOT,
                    "%.1f | %.1f | %.0f",
                    warmStart / 1_000.0,
                    Long.parseLong(memory[0]) / 1_024.0,
                    Long.parseLong(memory[1]) / 1_024.0);
        }

        void close() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }

        private static String line(BufferedReader said, TestServer server) throws IOException {
            String line = said.readLine();
            if (line == null) {
                throw new IllegalStateException(
                        "The process with " + server.description() + " ended before it answered.");
            }
            return line;
        }
    }

    /** Asks for some seconds; returns how many answers came in one. */
    private static long answers(HttpRequest request, int seconds) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Long>> counting = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                counting.add(threads.submit(() -> {
                    long answered = 0;
                    while (System.nanoTime() < end) {
                        if (client.send(request, BodyHandlers.ofByteArray()).statusCode() != 200) {
                            throw new IllegalStateException("Not answered with 200.");
                        }
                        answered++;
                    }
                    return answered;
                }));
            }
            long sum = 0;
            for (Future<Long> count : counting) {
                sum += count.get();
            }
            return sum / seconds;
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A server stopped answering.", failed);
        } finally {
            threads.shutdown();
        }
    }
}
