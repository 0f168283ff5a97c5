package org.qoltanba.examples.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;

/**
 * A call of the SDK beside a bare call of OkHttp and Jackson, each in a process of its own: CPU time and octets allocated.
 * The SDK reads the answer into typed values; the bare call reads it into maps. The answer is one of the fake of SIGEX,
 * served by the JDK's server in this process. Few calls show what a process costs that is still compiling its code, many
 * what a call does.
 *
 * <p>Run: {@code java -cp examples/benchmarks/target/benchmarks.jar org.qoltanba.examples.benchmarks.CallCost}, with
 * {@code quick} for fewer calls
 */
public final class CallCost {

    private static final int FEW = 30_000;
    private static final int MANY = 200_000;
    private static final int QUICK = 5_000;

    private CallCost() {}

    /**
     * Measures.
     *
     * @param arguments {@code quick} or nothing
     * @throws IOException if a process cannot be started
     * @throws InterruptedException if this one is stopped
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(rows(arguments.length > 0 && arguments[0].equals("quick")));
    }

    static String rows(boolean quick) throws IOException, InterruptedException {
        try (FakeServices world = FakeServices.create();
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .time(world.clock())
                        .build()) {
            RegisteredDocument document = qoltanba.sigex()
                    .register(DocumentSource.text("contract.txt", "We agree."))
                    .signedBy(world.pki().individual(Iin.of("000000000011")).signer())
                    .submit();
            String id = document.id().value();
            byte[] answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(world.uri() + "/api/" + id))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            HttpServer server = serving(answer);
            try {
                URI address =
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort());
                return quick ? rows(QUICK, address, id) : rows(FEW, address, id) + rows(MANY, address, id);
            } finally {
                server.stop(0);
            }
        }
    }

    private static String rows(int calls, URI address, String id) throws IOException, InterruptedException {
        String[] sdk = measure("sdk", address, id, calls);
        String[] bare = measure("bare", address, id, calls);
        String each = ", each of " + calls;
        return row("a call of the SDK" + each + ", CPU, microseconds", sdk[0], bare[0])
                + row("a call of the SDK" + each + ", octets allocated", sdk[1], bare[1]);
    }

    private static HttpServer serving(byte[] answer) throws IOException {
        HttpServer server = LocalServer.create();
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String[] measure(String how, URI address, String id, int calls)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Caller.class.getName(),
                        how,
                        address.toString(),
                        id,
                        Integer.toString(calls))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The process that calls with " + how + " failed: " + said);
        }
        return said.split(" ", -1);
    }

    private static String row(String what, String ours, String theirs) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | OkHttp and Jackson: %s | %.2f |%n",
                what,
                ours,
                theirs,
                Double.parseDouble(ours) / Double.parseDouble(theirs));
    }
}
