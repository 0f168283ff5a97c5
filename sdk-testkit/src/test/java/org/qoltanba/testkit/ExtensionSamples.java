package org.qoltanba.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.pki.TestIdentity;

/** Test classes that {@link JUnitExtensionTest} runs; some must fail, so nobody else may find them. */
final class ExtensionSamples {

    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private ExtensionSamples() {}

    private static void call(FakeServices world) throws Exception {
        HttpURLConnection call =
                (HttpURLConnection) world.uri().resolve("/api/nothing").toURL().openConnection();
        assertThat(call.getResponseCode()).isEqualTo(200);
    }

    static class StaticField {

        static final Set<URI> ADDRESSES = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        static FakeServices world = FakeServices.create();

        @BeforeEach
        void beginsFresh() {
            assertThat(world.clock().now()).isEqualTo(START);
            assertThat(world.journal().exchanges()).isEmpty();
        }

        @Test
        void one() throws Exception {
            leaveTraces();
        }

        @Test
        void two() throws Exception {
            leaveTraces();
        }

        private static void leaveTraces() throws Exception {
            world.clock().advance(Duration.ofDays(1));
            ADDRESSES.add(world.uri());
            call(world);
        }

        @Nested
        class Inner {

            @Test
            void three() throws Exception {
                leaveTraces();
            }

            @Test
            void four() throws Exception {
                leaveTraces();
            }
        }
    }

    static class InstanceField {

        @RegisterExtension
        final FakeServices world = FakeServices.create();

        private final TestIdentity director = world.pki().individual(Iin.of("850101300123"));

        @Test
        void one() {
            world.pki().revoke(director);
        }

        @Test
        void two() {
            world.pki().revoke(director);
        }
    }

    static class Failing {

        @RegisterExtension
        static FakeServices world = FakeServices.create(7);

        @Test
        void fails() throws Exception {
            world.clock().advance(Duration.ofSeconds(5));
            call(world);
            throw new AssertionError("the test's own failure");
        }

        @Test
        void failsWithoutWorld() {
            throw new AssertionError("another");
        }
    }

    static class BeforeAllUser {

        @RegisterExtension
        static FakeServices world = FakeServices.create();

        @BeforeAll
        static void prepare() {
            world.pki();
        }

        @Test
        void neverRuns() {}
    }

    static class StaticInitialiserUser {

        @RegisterExtension
        static FakeServices world = FakeServices.create();

        static final TestIdentity DIRECTOR = world.pki().individual(Iin.of("850101300123"));

        @Test
        void neverRuns() {}
    }

    static class ConcurrentMethods {

        static final CountDownLatch ONE_REFUSED = new CountDownLatch(1);

        @RegisterExtension
        static FakeServices world = FakeServices.create();

        @Test
        void one() throws Exception {
            waitForTheOther();
        }

        @Test
        void two() throws Exception {
            waitForTheOther();
        }

        private static void waitForTheOther() throws Exception {
            world.clock();
            assertThat(ONE_REFUSED.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(world.clock().now()).isEqualTo(START);
        }
    }
}
