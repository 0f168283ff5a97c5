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

/**
 * What each fake costs beside bare servers for tests, each in a process of its own that is asked by this one through 16
 * connections: time from its creation to the first answer, memory, answers a second.
 *
 * <p>Run: {@code java -cp examples/benchmarks/target/benchmarks.jar org.qoltanba.examples.benchmarks.FakeCost}, with
 * {@code quick} to ask for a shorter time
 */
public final class FakeCost {

    private static final int CONNECTIONS = 16;

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
        StringBuilder table = new StringBuilder(
                "| server | created to first answer, ms, cold | warm | heap, MiB | RSS, MiB | answers a"
                        + " second |\n|---|---|---|---|---|---|\n");
        for (TestServer server : TestServer.values()) {
            table.append(row(server, quick));
        }
        return table.toString();
    }

    private static String row(TestServer server, boolean quick) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        server.name())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            String[] starts = line(said, server).split(" ", -1);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(line(said, server)));
            String authorization = line(said, server);
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            HttpRequest asking = request.build();
            answers(asking, quick ? 3 : 20);
            long answers = answers(asking, quick ? 2 : 10);
            process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
            String[] memory = line(said, server).split(" ", -1);
            return String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f | %.1f | %.0f | %d |%n",
                    server.description(),
                    Long.parseLong(starts[0]) / 1_000.0,
                    Long.parseLong(starts[1]) / 1_000.0,
                    Long.parseLong(memory[0]) / 1_024.0,
                    Long.parseLong(memory[1]) / 1_024.0,
                    answers);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static String line(BufferedReader said, TestServer server) throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IllegalStateException("The process with " + server.description() + " ended before it answered.");
        }
        return line;
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
