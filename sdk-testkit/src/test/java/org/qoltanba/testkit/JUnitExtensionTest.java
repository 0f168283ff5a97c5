package org.qoltanba.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs small test classes with JUnit and looks at what became of them. */
@Timeout(60)
class JUnitExtensionTest {

    @Test
    void everyTestHasAWorldOfItsOwnInAStaticField() {
        Results results = run(ExtensionSamples.StaticField.class);
        assertThat(results.failures()).isEmpty();
        assertThat(results.succeededTests()).isEqualTo(4);
        assertThat(ExtensionSamples.StaticField.ADDRESSES).hasSize(4);
    }

    @Test
    void everyTestHasAWorldOfItsOwnInAnInstanceField() {
        Results results = run(ExtensionSamples.InstanceField.class);
        assertThat(results.failures()).isEmpty();
        assertThat(results.succeededTests()).isEqualTo(2);
    }

    @Test
    void aFailureShowsTheJournal() {
        Throwable failure = run(ExtensionSamples.Failing.class).failureOf("fails()");
        assertThat(failure).hasMessage("the test's own failure");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0])
                .hasMessageContaining("FakeServices.create(7L)")
                .hasMessageContaining("2026-11-21T09:00:05Z GET /api/nothing (0 bytes) -> 200")
                .hasMessageContaining("\"message\"");
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
    }

    @Test
    void aFailureWithoutAWorldIsLeftAlone() {
        assertThat(run(ExtensionSamples.Failing.class)
                        .failureOf("failsWithoutWorld()")
                        .getSuppressed())
                .isEmpty();
    }

    @Test
    void aWorldInBeforeAllIsRefused() {
        assertThat(run(ExtensionSamples.BeforeAllUser.class).failureOf("ExtensionSamples$BeforeAllUser"))
                .hasMessageContaining("Between tests there is no world")
                .hasMessageContaining("@BeforeEach");
    }

    @Test
    void aWorldInAStaticInitialiserIsRefused() {
        assertThat(run(ExtensionSamples.StaticInitialiserUser.class)
                        .failureOf("ExtensionSamples$StaticInitialiserUser"))
                .hasMessageContaining("used before the first test");
    }

    @Test
    void testsAtTheSameTimeMustNotShareAWorld() {
        Results results = run(ExtensionSamples.ConcurrentMethods.class);
        assertThat(results.failures()).hasSize(1);
        assertThat(results.failures().values())
                .first()
                .satisfies(failure -> assertThat(failure).hasMessageContaining("instance field each"));
        assertThat(results.succeededTests()).isEqualTo(1);
    }

    private static Results run(Class<?> testClass) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(testClass))
                .configurationParameter(
                        "junit.jupiter.execution.parallel.enabled",
                        Boolean.toString(testClass == ExtensionSamples.ConcurrentMethods.class))
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .build();
        Results results = new Results();
        LauncherFactory.create().execute(request, results);
        return results;
    }

    private static final class Results implements TestExecutionListener {

        private final Map<String, Throwable> failures = new ConcurrentHashMap<>();
        private final List<String> succeeded = new ArrayList<>();

        @Override
        public synchronized void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (result.getStatus() != Status.SUCCESSFUL) {
                failures.put(identifier.getDisplayName(), result.getThrowable().orElseThrow());
                if (identifier.getUniqueId().contains("ConcurrentMethods")) { // others fail on purpose, too
                    ExtensionSamples.ConcurrentMethods.ONE_REFUSED.countDown();
                }
            } else if (identifier.isTest()) {
                succeeded.add(identifier.getDisplayName());
            }
        }

        private Map<String, Throwable> failures() {
            return new HashMap<>(failures);
        }

        private Throwable failureOf(String displayName) {
            Throwable failure = failures.get(displayName);
            assertThat(failure)
                    .as("failure of %s among %s", displayName, failures.keySet())
                    .isNotNull();
            return failure;
        }

        private int succeededTests() {
            return succeeded.size();
        }
    }
}
