package org.qoltanba.client.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of the operating system, started on a free port of this machine with an empty cluster of its own, and
 * removed with it. Its programs refuse to run as root; then they run as the user {@code postgres} or {@code nobody}.
 */
public final class PostgresServer implements AutoCloseable {

    private final Path folder;
    private final Path programs;
    private final int port;

    private PostgresServer(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** Where its programs are: on the PATH, or where distributions put them; the newest. Empty if there are none. */
    static Optional<Path> programs() throws IOException {
        List<Path> places = new ArrayList<>();
        Path distribution = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(distribution)) {
            try (Stream<Path> versions = Files.list(distribution)) {
                versions.map(version -> version.resolve("bin"))
                        .sorted(Comparator.comparing(Path::toString).reversed())
                        .forEach(places::add);
            }
        }
        Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .filter(place -> !place.isEmpty())
                .map(Path::of)
                .forEach(places::add);
        return places.stream()
                .filter(place -> Stream.of("initdb", "pg_ctl", "postgres")
                        .allMatch(program -> Files.isExecutable(place.resolve(program))))
                .findFirst();
    }

    /** Starts one. Takes a second or two. */
    public static PostgresServer start() throws IOException, InterruptedException {
        Path programs = programs().orElseThrow();
        Path folder = Files.createTempDirectory("qoltanba-postgres");
        @Nullable String user = otherUser();
        if (user != null) {
            run(List.of("chown", user, folder.toString()));
        }
        PostgresServer server = new PostgresServer(folder, programs, freePort());
        server.asOther(
                server.program("initdb"),
                "-D",
                server.data(),
                "-U",
                "qoltanba",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync");
        server.asOther(
                server.program("pg_ctl"),
                "-D",
                server.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + server.port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=60",
                "start");
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static @Nullable String otherUser() throws IOException, InterruptedException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return null;
        }
        return new ProcessBuilder("id", "postgres")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0
                ? "postgres"
                : "nobody";
    }

    private String program(String name) {
        return programs.resolve(name).toString();
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void asOther(String... command) throws IOException, InterruptedException {
        @Nullable String user = otherUser();
        List<String> all = new ArrayList<>();
        if (user != null) {
            all.addAll(List.of("runuser", "-u", user, "--"));
        }
        all.addAll(List.of(command));
        run(all);
    }

    /** What it prints goes into a file: a server that is started keeps a pipe open. */
    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("qoltanba-postgres", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " failed: " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(output);
        }
    }

    /** Where it is. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=qoltanba";
    }

    DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        return source;
    }

    @Override
    public void close() throws IOException {
        try {
            asOther(program("pg_ctl"), "-D", data(), "-m", "immediate", "-w", "stop");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
