package org.qoltanba.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

@Timeout(60)
class FakeWorldTest {

    /** Its tests are tests themselves; one of them is of the enclosing class. */
    @Nested
    @FakeWorld(scenario = Scenario.TWO_COMPANIES)
    class ByTest {

        @BeforeEach
        void prepare(FakeServices world) {
            world.mailbox("prepared@example.kz");
        }

        @Test
        void aTestGetsItsWorldAndWhoIsThere(FakeServices world, Scene scene) {
            assertThat(scene.person("buyer-director")).isNotNull();
            assertThat(world.mailboxes()).hasSize(1);
            world.mailbox("mine@example.kz");
        }

        @Test
        void anotherTestHasAnother(FakeServices world) {
            assertThat(world.mailboxes()).hasSize(1);
            world.mailbox("mine@example.kz");
        }
    }

    @Test
    void aClassMayShareAWorld() {
        Outcome outcome = run(ByClass.class);
        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.passed).isEqualTo(2);
    }

    @Test
    void aFailureTellsWhatHappened() {
        Outcome outcome = run(Failing.class);
        assertThat(outcome.failures).hasSize(1);
        assertThat(Arrays.stream(outcome.failures.get(0).getSuppressed()).map(Throwable::getMessage))
                .anySatisfy(story -> assertThat(story).contains("FakeServices.create(", "no exchanges"));
    }

    @Test
    void aWorldForATestIsNotThereForAClass() {
        assertThat(run(Early.class).failures.get(0)).hasMessageContaining("every test has its own");
    }

    @FakeWorld(lifetime = FakeWorld.Lifetime.CLASS)
    static class ByClass {

        @BeforeAll
        static void prepare(FakeServices world) {
            world.mailbox("prepared@example.kz");
        }

        @Test
        void first(FakeServices world, Scene scene) {
            assertThat(world.mailboxes()).hasSize(1);
            assertThat(scene.people()).isEmpty();
        }

        @Test
        void second(FakeServices world) {
            assertThat(world.mailboxes()).hasSize(1);
        }
    }

    @FakeWorld
    static class Failing {

        @Test
        void fails(FakeServices world) {
            throw new AssertionError(world.toString());
        }
    }

    @FakeWorld
    static class Early {

        @BeforeAll
        static void prepare(FakeServices world) {
            world.uri();
        }

        @Test
        void nothing() {}
    }

    private static Outcome run(Class<?> tests) {
        Outcome outcome = new Outcome(new ArrayList<>());
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .configurationParameter("junit.jupiter.conditions.deactivate", "*")
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(outcome.failures::add);
                if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                    outcome.passed++;
                }
            }
        });
        return outcome;
    }

    private static final class Outcome {

        private final List<Throwable> failures;
        private int passed;

        private Outcome(List<Throwable> failures) {
            this.failures = failures;
        }
    }
}
