package org.qoltanba.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.console.ConsoleServer;
import org.qoltanba.testkit.console.DssCaller;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.scenario.WorldFile;

/** What a world leaves behind, which is nothing. Alone, because it counts the threads of the whole JVM. */
@Isolated
@Timeout(600)
class WorldLifecycleTest {

    private static final int WORLDS = 1000;
    private static final int TLS_EVERY = 10;
    private static final int LARGE = 5 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Those that the JVM shares: they are no world's. */
    private static final Pattern COMMON =
            Pattern.compile("^(ForkJoinPool|Keep-Alive|process reaper|Cleaner|Common-Cleaner)");

    private static final Pattern TEMPORARY =
            Pattern.compile("^(qoltanba-fake|wiremock|jetty|MultiPart)", CASE_INSENSITIVE);

    @Test
    void aThousandWorldsLeaveNoThreadNoPortNoDescriptorAndNoFileBehind() throws Exception {
        List<URI> addresses = new ArrayList<>();
        Set<String> files = temporaryFiles();
        long descriptors = openDescriptors();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        for (int i = 0; i < WORLDS; i++) {
            try (FakeServices world = FakeServices.create()) {
                addresses.add(world.sigex().uri());
                if (i % TLS_EVERY == 0) {
                    addresses.add(world.sigex().secureUri());
                    addresses.add(world.sigex().systemUri());
                }
                world.dss().user("ivanov").owns(world.pki().individual(Iin.of("850101300123")));
                world.phone("ivanov");
                world.mailbox("ivanov@example.kz");
                HttpURLConnection call = (HttpURLConnection)
                        world.uri().resolve("/api/nothing").toURL().openConnection();
                assertThat(call.getResponseCode()).isEqualTo(200);
                call.disconnect();
                if (i % TLS_EVERY == 0) {
                    addresses.add(lookedAtInAConsole(world));
                    addresses.add(toldToOthers(world));
                }
            }
        }
        assertThat(leftOver(before)).isEmpty();
        assertThat(temporaryFiles()).isSubsetOf(files);
        assertThat(openDescriptors()).isLessThan(descriptors + WORLDS / 2);
        for (URI address : addresses) {
            assertThat(isServed(address)).as("%s", address).isFalse();
        }
    }

    /** Threads of any name that go on, a minute after the last world. */
    private static List<String> leftOver(Set<Thread> before) throws InterruptedException {
        List<Thread> started = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !COMMON.matcher(thread.getName()).find())
                .toList();
        System.gc(); // a client of the JDK ends its threads when nobody knows it any more
        Instant end = SdkClock.system().now().plus(PATIENCE);
        for (Thread thread : started) {
            thread.join(
                    Math.max(1, Duration.between(SdkClock.system().now(), end).toMillis()));
        }
        return started.stream().filter(Thread::isAlive).map(Thread::getName).toList();
    }

    /** With everything that the stand-alone program puts around a world. */
    private static URI lookedAtInAConsole(FakeServices world) throws IOException {
        try (ClockDriver clock = ClockDriver.drive(world.clock());
                ConsoleServer console = ConsoleServer.start(
                        world, WorldFile.empty().arrange(world), clock, "127.0.0.1", 0, Locale.ENGLISH, Path.of("."))) {
            HttpURLConnection call = (HttpURLConnection) console.uri().toURL().openConnection();
            assertThat(call.getResponseCode()).isEqualTo(200);
            call.disconnect();
            return console.uri();
        }
    }

    /** A large document comes in, which lies in a file for a moment, and a webhook and a callback go out. */
    private static URI toldToOthers(FakeServices world) throws Exception {
        Queue<String> told = new ConcurrentLinkedQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", call -> {
            call.getRequestBody().readAllBytes();
            told.add(call.getRequestURI().getPath());
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        receiver.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + receiver.getAddress().getPort());
            world.sigex().organization(Bin.of("970440000012")).webhook(address.resolve("/webhook"));
            byte[] document = new byte[LARGE];
            TestIdentity signer = world.pki().employee(Bin.of("970440000012"), Iin.of("850101300123"));
            String signature = signer.signer()
                    .sign(DocumentSource.of("large.bin", Bytes.of(document)))
                    .encoded()
                    .toBase64();
            String registered = posted(
                    world.uri().resolve("/api"),
                    "application/json",
                    ("{\"title\": \"large.bin\", \"signType\": \"cms\", \"signature\": \"" + signature + "\"}")
                            .getBytes(UTF_8));
            String id = registered.replaceAll("(?s).*\"documentId\":\"([^\"]+)\".*", "$1");
            assertThat(posted(world.uri().resolve("/api/" + id + "/data"), "application/octet-stream", document))
                    .contains("digests");
            world.dss().client("erp").secret("s3cret");
            DssCaller erp = new DssCaller(world.uri(), "ivanov");
            erp.openTelling(erp.token(), "We agree.", address.resolve("/callback"));
            world.phone("ivanov").decline();
            world.clock().advance(Duration.ZERO);
            assertThat(told).containsExactlyInAnyOrder("/webhook", "/callback");
            return address;
        } finally {
            receiver.stop(0);
        }
    }

    private static String posted(URI address, String type, byte[] body) throws IOException {
        HttpURLConnection call = (HttpURLConnection) address.toURL().openConnection();
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.setRequestProperty("Content-Type", type);
        call.getOutputStream().write(body);
        try (InputStream answer = call.getInputStream()) {
            return new String(answer.readAllBytes(), UTF_8);
        } finally {
            call.disconnect();
        }
    }

    /** The files and folders of this project and of the servers beneath it, by their names. */
    private static Set<String> temporaryFiles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> TEMPORARY.matcher(name).find())
                    .collect(Collectors.toSet());
        }
    }

    /** How many files and sockets this JVM has open; 0 where the system does not tell. */
    private static long openDescriptors() throws JMException {
        try {
            return (Long) ManagementFactory.getPlatformMBeanServer()
                    .getAttribute(
                            ObjectName.getInstance(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                            "OpenFileDescriptorCount");
        } catch (AttributeNotFoundException untold) {
            return 0;
        }
    }

    /** A free port may be given to the very socket that tries to reach it, which then talks to itself. */
    private static boolean isServed(URI address) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            return socket.getLocalPort() != socket.getPort();
        } catch (ConnectException refused) {
            return false;
        }
    }

    @Test
    void aWorldThatIsNotAskedStartsNothing() {
        try (FakeServices world = FakeServices.create()) {
            world.clock();
            world.pki();
            world.journal();
            world.phone("ivanov");
            world.mailbox("a@example.kz");
            world.sigex();
            assertThat(threadsOfWorlds()).isEmpty();
            world.sigex().uri();
            assertThat(threadsOfWorlds()).isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    @Test
    void theJvmIsLeftAlone() {
        Properties before = (Properties) System.getProperties().clone();
        try (FakeServices world = FakeServices.create()) {
            world.uri();
        }
        assertThat(System.getProperties()).isEqualTo(before);
        assertThat(System.getProperty("org.eclipse.jetty.http.HttpGenerator.STRICT"))
                .isNull();
    }

    private static List<Thread> threadsOfWorlds() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("qoltanba")
                        || thread.getName().startsWith("qtp")
                        || thread.getName().contains("Scheduler"))
                .toList();
    }
}
