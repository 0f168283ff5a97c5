package org.qoltanba.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.dss.FakeDss;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;
import org.qoltanba.testkit.sigex.FakeSigex;

/** Fields that {@link FakeWorld} fills: in these tests themselves, and in classes that are run by them. */
@Timeout(120)
class WorldFieldsTest {

    @Nested
    @FakeWorld(scenario = Scenario.TWO_COMPANIES)
    class OfATest {

        @FromWorld
        private FakeServices world;

        @FromWorld
        Scene scene;

        @FromWorld
        FakeSigex sigex;

        @FromWorld
        FakeDss dss;

        @FromWorld
        VirtualClock clock;

        @FromWorld
        Journal journal;

        @FromWorld
        TestCertificateAuthority pki;

        @BeforeEach
        void prepare() {
            world.mailbox("prepared@example.kz");
        }

        @RepeatedTest(3)
        void everyPartIsOfTheOneWorld(FakeServices parameter, FakeDss part) {
            assertThat(parameter).isSameAs(world);
            assertThat(part).isSameAs(dss).isSameAs(world.dss());
            assertThat(sigex).isSameAs(world.sigex());
            assertThat(clock).isSameAs(world.clock());
            assertThat(journal).isSameAs(world.journal());
            assertThat(pki).isSameAs(world.pki());
            assertThat(scene.person("buyer-director")).isNotNull();
            assertThat(world.mailboxes()).hasSize(1);
            world.mailbox("mine@example.kz");
        }

        @Nested
        class Inside {

            @FromWorld
            FakeServices inner;

            @Test
            void aNestedTestHasTheSameWorldInBothInstances() {
                assertThat(inner).isSameAs(world);
                assertThat(world.mailboxes()).hasSize(1);
            }
        }
    }

    @Test
    void aClassSharesItsWorld() {
        Outcome outcome = run(Shared.class);
        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.passed).isEqualTo(4);
    }

    @FakeWorld(lifetime = FakeWorld.Lifetime.CLASS)
    static class Shared {

        @FromWorld
        private static FakeServices world;

        @FromWorld
        private FakeServices again;

        @BeforeAll
        static void prepare() {
            world.mailbox("prepared@example.kz");
        }

        @RepeatedTest(2)
        void first() {
            assertThat(again).isSameAs(world);
            assertThat(world.mailboxes()).hasSize(1);
        }

        @Nested
        class Inside {

            @FromWorld
            FakeServices inner;

            @RepeatedTest(2)
            void second() {
                assertThat(inner).isSameAs(world).isSameAs(again);
            }
        }
    }

    @Test
    void oneInstanceForAllTestsHasAWorldForEach() {
        Outcome outcome = run(OneInstance.class);
        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.passed).isEqualTo(2);
    }

    @FakeWorld
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.SAME_THREAD)
    static class OneInstance {

        @FromWorld
        private FakeServices world;

        private @Nullable FakeServices last;

        @RepeatedTest(2)
        void another() {
            assertThat(world).isNotSameAs(last);
            last = world;
        }
    }

    @Test
    void aStaticFieldNeedsAWorldForTheClass() {
        assertThat(run(Mixed.class).failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("@FakeWorld(lifetime = CLASS)"));
    }

    @FakeWorld
    static class Mixed {

        @FromWorld
        private static FakeServices world;

        @Test
        void nothing() {
            assertThat(world).isNull();
        }
    }

    @Test
    void unfitFieldsAreTold() {
        assertThat(run(Final.class).failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageContaining("The field world of")
                        .hasMessageContaining("is final"));
        assertThat(run(Odd.class).failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("is none of FakeServices, FakeSigex"));
    }

    @FakeWorld
    static class Final {

        @FromWorld
        private final @Nullable FakeServices world = null;

        @Test
        void nothing() {
            assertThat(world).isNull();
        }
    }

    @FakeWorld
    static class Odd {

        @FromWorld
        private @Nullable String world;

        @Test
        void nothing() {
            assertThat(world).isNull();
        }
    }

    @Test
    void twoHundredTestsAtATimeSeeOnlyTheirOwnWorld() {
        Seen.ADDRESSES.clear();
        Outcome outcome = run(Seen.class);
        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.passed).isEqualTo(200);
        assertThat(Seen.ADDRESSES).hasSize(200);
    }

    @FakeWorld
    @Execution(ExecutionMode.CONCURRENT)
    static class Seen {

        private static final Set<Long> ADDRESSES = ConcurrentHashMap.newKeySet();
        private static final AtomicInteger NUMBERS = new AtomicInteger();

        @FromWorld
        private FakeServices world;

        private final int number = NUMBERS.incrementAndGet();

        @BeforeEach
        void write() throws Exception {
            world.mailbox("mine" + number + "@example.kz");
            world.dss().user("user" + number);
            world.clock().advance(Duration.ofSeconds(number));
            URI own = world.uri().resolve("/api/" + number);
            own.toURL().openConnection().getInputStream().close();
        }

        @AfterEach
        void look() {
            assertThat(world.mailboxes()).hasSize(1);
            assertThat(world.journal().exchanges())
                    .singleElement()
                    .satisfies(exchange -> assertThat(exchange.path()).isEqualTo("/api/" + number));
            assertThat(world.clock().now())
                    .isEqualTo(Instant.parse("2026-11-21T09:00:00Z").plusSeconds(number));
        }

        @RepeatedTest(200)
        void mine() {
            assertThat(ADDRESSES.add(world.seed())).isTrue();
        }
    }

    private static Outcome run(Class<?> tests) {
        Outcome outcome = new Outcome();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(tests))
                                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                                .configurationParameter(
                                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "16")
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                result.getThrowable().ifPresent(outcome.failures::add);
                                if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                                    outcome.count.incrementAndGet();
                                }
                                outcome.passed = outcome.count.get();
                            }
                        });
        return outcome;
    }

    private static final class Outcome {

        private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger count = new AtomicInteger();
        private volatile int passed;
    }
}
