package org.qoltanba.testkit.conformance;

import java.net.URI;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.qoltanba.api.spi.SdkClock;

/**
 * What the suites of all services have in common. Each test is one fact that the fake claims. A fact that the contract does
 * not confirm is told as a {@link Difference} where the service does otherwise, with the switch to turn; any other one
 * fails the test.
 *
 * @since 0.1.0
 */
@SuppressWarnings("exports") // users of JUnit have JUnit
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
public abstract class ConformanceSuite {

    private @Nullable ServiceCalls calls;

    /** For the suites of this package. */
    ConformanceSuite() {}

    /**
     * Where the service is.
     *
     * @return scheme, host and perhaps port
     */
    protected abstract URI address();

    /**
     * The client that calls it: make your own for a proxy or for certificates. Redirects are not to be followed.
     *
     * @return by default one of the JDK, with the trust of the JDK; asked for once
     */
    protected HttpClient http() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * The clock by which times in answers are judged.
     *
     * @return by default that of this machine
     */
    protected SdkClock clock() {
        return SdkClock.system();
    }

    /**
     * Told when the service does otherwise than the fake assumes. By default the test is aborted with the sentence, so that it
     * is neither passed nor failed. Override it to collect differences, or to pass over those your worlds have switches
     * for already.
     *
     * @param difference what to know about it
     */
    protected void differs(Difference difference) {
        Assumptions.abort(difference.toString());
    }

    final synchronized ServiceCalls calls() {
        ServiceCalls known = calls;
        if (known == null) {
            known = new ServiceCalls(address(), http());
            calls = known;
        }
        return known;
    }

    /** Tells a difference, unless there is none. */
    final void assumed(boolean asAssumed, String fact, String assumed, String found, String switchName, Object value) {
        if (!asAssumed) {
            differs(new Difference(fact, assumed, found, switchName, String.valueOf(value)));
        }
    }
}
