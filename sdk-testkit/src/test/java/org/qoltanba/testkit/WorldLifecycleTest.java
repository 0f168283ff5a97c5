package org.qoltanba.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import org.qoltanba.api.signature.Iin;

/** What a world leaves behind, which is nothing. Alone, because it counts the threads of the whole JVM. */
@Isolated
@Timeout(120)
class WorldLifecycleTest {

    private static final int WORLDS = 200;
    private static final int TLS_EVERY = 10;

    @Test
    void twoHundredWorldsLeaveNoThreadAndNoPortBehind() throws Exception {
        List<URI> addresses = new ArrayList<>();
        for (int i = 0; i < WORLDS; i++) {
            try (FakeServices world = FakeServices.create()) {
                addresses.add(world.sigex().uri());
                if (i % TLS_EVERY == 0) {
                    addresses.add(world.sigex().secureUri());
                    addresses.add(world.sigex().systemUri());
                }
                world.pki().individual(Iin.of("850101300123"));
                HttpURLConnection call = (HttpURLConnection)
                        world.uri().resolve("/api/nothing").toURL().openConnection();
                assertThat(call.getResponseCode()).isEqualTo(200);
                call.disconnect();
            }
        }
        for (Thread thread : threadsOfWorlds()) {
            thread.join(20_000);
        }
        assertThat(threadsOfWorlds()).isEmpty();
        for (URI address : addresses) {
            assertThat(isServed(address)).as("%s", address).isFalse();
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
