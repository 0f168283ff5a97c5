package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A document of 192 MiB goes to the Document Store and comes back in a process that has 32 MiB of heap. */
@Isolated("gives the machine to the process")
class DocumentStoreMemoryTest {

    private static final long SIZE = 192L << 20;
    private static final String ID = "1c3f5f0d-2cfc-4b1e-82d7-f8a128fc0b9b";

    private final AtomicReference<String> received = new AtomicReference<>("");

    @Test
    void aDocumentLargerThanTheHeapIsStoredAndFetched() throws Exception {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/STS/oauth/token", exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            answer(exchange, "{\"access_token\":\"A1\",\"expires_in\":300,\"token_type\":\"Bearer\"}");
        });
        service.createContext("/DocumentStore/api/documents", this::store);
        service.start();
        try {
            String said = run("http://localhost:" + service.getAddress().getPort());

            String digest = digestOfTheFilm();
            assertThat(received).hasValue(digest);
            assertThat(said).isEqualTo("uploaded " + ID + ", read " + SIZE + ", " + digest);
        } finally {
            service.stop(0);
        }
    }

    private void store(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            received.set(digested(exchange.getRequestBody()));
            answer(exchange, "{\"DocumentId\":\"" + ID + "\"}");
        } else if (path.endsWith("/info")) {
            answer(
                    exchange,
                    "{\"Id\":\"" + ID + "\",\"Name\":\"film.bin\",\"FileType\":\"bin\",\"FileSize\":" + SIZE + "}");
        } else {
            exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, SIZE);
            try (InputStream film = new DocumentStoreProgram.Film(SIZE);
                    OutputStream out = exchange.getResponseBody()) {
                film.transferTo(out);
            }
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static String digestOfTheFilm() throws IOException {
        try (InputStream film = new DocumentStoreProgram.Film(SIZE)) {
            return digested(film);
        }
    }

    private static String digested(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String run(String service) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DocumentStoreProgram.class.getName(),
                        service,
                        Long.toString(SIZE)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code after %s", said).isZero();
        return said.strip();
    }
}
