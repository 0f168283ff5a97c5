package org.qoltanba.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
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
                .anySatisfy(story -> assertThat(story)
                        .contains("FakeServices.create(4711L)", "@FakeWorld(seed = 4711L)", "no exchanges")
                        .endsWith("faults that have not struck:\n  loseResponse(on(\"POST\", \"/apj\"))"));
    }

    @Test
    void whatHasAnAnnotationOfItsOwnHasAWorldOfItsOwn() {
        Outcome outcome = run(Nesting.class);
        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.passed).isEqualTo(7);
    }

    @Test
    void aFieldAloneAsksForAnEmptyWorld() {
        Outcome outcome = run(FieldAlone.class);
        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.passed).isEqualTo(2);
    }

    @Test
    void aFileSaysWhoIsThereAndWhenAndWithWhichSeed() {
        Outcome outcome = run(OfAFile.class);
        assertThat(outcome.failures).isEmpty();
        assertThat(outcome.passed).isEqualTo(2);
    }

    @Test
    void whatDoesNotFitIsToldAndNotPassedOver() {
        List<Throwable> failures = run(Unfit.class).failures;
        assertThat(failures).hasSize(5);
        assertThat(failures.stream().map(Throwable::getMessage))
                .allMatch(message -> message.contains("@FakeWorld at " + Unfit.class.getName() + "."))
                .anyMatch(message -> message.contains("begins with one scenario"))
                .anyMatch(message -> message.contains("a file may itself begin with a scenario"))
                .anyMatch(message -> message.contains("no resource nowhere.json beside"))
                .anyMatch(message -> message.contains("one seed"))
                .anyMatch(message -> message.contains("say it on the class"));
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

    @FakeWorld(scenario = Scenario.TWO_COMPANIES, lifetime = FakeWorld.Lifetime.CLASS)
    static class Nesting {

        @FromWorld
        FakeServices world;

        @BeforeEach
        void aFieldIsOfTheWorldOfTheTest(FakeServices mine) {
            assertThat(world).isSameAs(mine);
        }

        @Test
        void first(FakeServices mine) {
            assertThat(mine.mailboxes()).isEmpty();
            mine.mailbox("a@example.kz");
            assertThat(mine.dss().switches()).isNotNull();
        }

        @Test
        @FakeWorld(scenario = Scenario.ORDER_OF_SIGNERS, seed = 42)
        void aMethod(FakeServices mine, Scene scene) {
            assertThat(mine.seed()).isEqualTo(42);
            assertThat(scene.people().keySet()).isNotEqualTo(people());
            mine.mailbox("of-the-method@example.kz");
        }

        @RepeatedTest(2)
        @FakeWorld
        void eachRepetition(FakeServices mine, Scene scene) {
            assertThat(scene.people()).isEmpty();
            assertThat(mine.mailboxes()).isEmpty();
            mine.mailbox("of-the-repetition@example.kz");
        }

        @Nested
        class Sharing {

            @Test
            void theSame(Scene scene) {
                assertThat(scene.people().keySet()).isEqualTo(people());
            }
        }

        @Nested
        @FakeWorld
        class OfATest {

            @Test
            void another(FakeServices mine, Scene scene) {
                assertThat(scene.people()).isEmpty();
                assertThat(mine.mailboxes()).isEmpty();
            }
        }

        @Nested
        @FakeWorld(scenario = Scenario.ORDER_OF_SIGNERS, lifetime = FakeWorld.Lifetime.CLASS)
        class OfAClass {

            @Test
            void another(Scene scene) {
                assertThat(scene.people().keySet())
                        .isEqualTo(Scenario.ORDER_OF_SIGNERS
                                .arrange(FakeServices.create())
                                .people()
                                .keySet());
            }
        }

        private static Set<String> people() {
            return Scenario.TWO_COMPANIES
                    .arrange(FakeServices.create())
                    .people()
                    .keySet();
        }
    }

    static class FieldAlone {

        @FromWorld
        FakeServices world;

        @Test
        void first() {
            assertThat(world.mailboxes()).isEmpty();
            world.mailbox("a@example.kz");
        }

        @Test
        void second(FakeServices mine) {
            assertThat(mine).isSameAs(world);
            assertThat(world.mailboxes()).isEmpty();
            world.mailbox("a@example.kz");
        }
    }

    @FakeWorld(file = "ours.json")
    static class OfAFile {

        @Test
        void asItStands(FakeServices world, Scene scene) {
            assertThat(scene.people()).containsKeys("buyer-director", "intern");
            assertThat(world.seed()).isEqualTo(7);
            assertThat(world.clock().now()).isEqualTo(Instant.parse("2027-03-01T06:00:00Z"));
        }

        @Test
        @FakeWorld(file = "/org/qoltanba/testkit/junit/ours.json", seed = 8)
        void withAnotherSeed(FakeServices world, Scene scene) {
            assertThat(scene.people()).containsKey("intern");
            assertThat(world.seed()).isEqualTo(8);
        }
    }

    static class Unfit {

        @Test
        @FakeWorld(scenario = {Scenario.TWO_COMPANIES, Scenario.ORDER_OF_SIGNERS})
        void twoScenarios(FakeServices world) {}

        @Test
        @FakeWorld(scenario = Scenario.TWO_COMPANIES, file = "ours.json")
        void scenarioAndFile(FakeServices world) {}

        @Test
        @FakeWorld(file = "nowhere.json")
        void noFile(FakeServices world) {}

        @Test
        @FakeWorld(seed = {1, 2})
        void twoSeeds(FakeServices world) {}

        @Test
        @FakeWorld(lifetime = FakeWorld.Lifetime.CLASS)
        void aClassInAMethod(FakeServices world) {}
    }

    @FakeWorld(seed = 4711)
    static class Failing {

        @Test
        void fails(FakeServices world) {
            world.sigex().faults().loseResponse(on("POST", "/apj"));
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
