package org.qoltanba.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.ClockDriver;
import org.qoltanba.testkit.console.ConsoleServer;
import org.qoltanba.testkit.scenario.WorldFile;

/** What a world leaves behind, which is nothing. Alone, because it counts the threads of the whole JVM. */
@Isolated
@Timeout(600)
class WorldLifecycleTest {

    private static final int WORLDS = 1000;
    private static final int TLS_EVERY = 10;

    @Test
    void aThousandWorldsLeaveNoThreadNoPortAndNoDescriptorBehind() throws Exception {
        List<URI> addresses = new ArrayList<>();
        long descriptors = openDescriptors();
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
                }
            }
        }
        for (Thread thread : threadsOfWorlds()) {
            thread.join(20_000);
        }
        assertThat(threadsOfWorlds()).isEmpty();
        assertThat(openDescriptors()).isLessThan(descriptors + WORLDS / 2);
        for (URI address : addresses) {
            assertThat(isServed(address)).as("%s", address).isFalse();
        }
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
