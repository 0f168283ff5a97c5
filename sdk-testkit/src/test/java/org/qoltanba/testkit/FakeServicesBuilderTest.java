package org.qoltanba.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.http.PortTakenException;

@Timeout(60)
class FakeServicesBuilderTest {

    @Test
    void aWorldListensWhereItIsTold() throws Exception {
        int[] free = freePorts();
        try (FakeServices world = FakeServices.builder()
                .port(free[0])
                .securePort(free[1])
                .mutualPort(free[2])
                .build()) {
            assertThat(world.uri()).isEqualTo(URI.create("http://127.0.0.1:" + free[0]));
            assertThat(world.sigex().secureUri()).isEqualTo(URI.create("https://127.0.0.1:" + free[1]));
            assertThat(world.sigex().systemUri()).isEqualTo(URI.create("https://127.0.0.1:" + free[2]));
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            try (FakeServices world = FakeServices.builder().port(taken).build();
                    FakeServices secure =
                            FakeServices.builder().securePort(taken).build()) {
                assertThatThrownBy(world::uri)
                        .isInstanceOf(PortTakenException.class)
                        .hasMessageContaining("Port " + taken + " of 127.0.0.1 is taken");
                assertThatThrownBy(() -> secure.sigex().secureUri()).isInstanceOf(PortTakenException.class);
            }
        }
    }

    @Test
    void aNumberThatIsNoPortIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakeServices.builder().port(70_000))
                .withMessageContaining("65535");
    }

    @Test
    void aWorldThatListensEverywhereIsFoundOnThisMachine() {
        try (FakeServices world = FakeServices.builder().listeningAt("0.0.0.0").build();
                FakeServices named =
                        FakeServices.builder().listeningAt("localhost").build()) {
            assertThat(world.uri().getHost()).isEqualTo("127.0.0.1");
            assertThat(named.uri().getHost()).isEqualTo("localhost");
            assertThat(named.sigex().secureUri().getHost()).isEqualTo("localhost");
        }
    }

    @Test
    void aWorldBeginsWhenAndHowItIsTold() {
        try (FakeServices world = FakeServices.builder()
                .seed(7)
                .startingAt(Instant.parse("2030-01-01T00:00:00Z"))
                .build()) {
            assertThat(world.seed()).isEqualTo(7);
            assertThat(world.clock().now()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        }
    }

    @Test
    void aWorldListsItsPhonesAndMailboxes() {
        try (FakeServices world = FakeServices.create()) {
            assertThat(world.phones()).isEmpty();
            assertThat(world.mailboxes()).isEmpty();
            world.phone("petrov");
            world.phone("ivanov");
            world.mailbox("b@example.kz");
            world.mailbox("A@example.kz");
            assertThat(world.phones()).containsExactly(world.phone("ivanov"), world.phone("petrov"));
            assertThat(world.mailboxes()).containsExactly(world.mailbox("a@example.kz"), world.mailbox("b@example.kz"));
        }
    }

    private static int[] freePorts() throws Exception {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket one = new ServerSocket(0, 1, here);
                ServerSocket two = new ServerSocket(0, 1, here);
                ServerSocket three = new ServerSocket(0, 1, here)) {
            return new int[] {one.getLocalPort(), two.getLocalPort(), three.getLocalPort()};
        }
    }
}
