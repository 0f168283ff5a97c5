package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of callbacks (contract section 9 and section 17, questions 1, 2 and 12). Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssCallbackSwitches {

    private final AtomicInteger losses = new AtomicInteger();
    private volatile boolean installed = true;
    private volatile int copies = 1;
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean afterCode = true;
    private volatile boolean emptyErrors = true;
    private volatile boolean namedFailures = true;
    private volatile int attempts = 1;
    private volatile Duration attemptsEvery = Duration.ofMinutes(1);

    DssCallbackSwitches() {}

    /**
     * Whether the administrator has registered the plug-in for callbacks (section 9.1). Without it {@code CallbackUri} is
     * taken and nobody is called. It is.
     *
     * @param isInstalled false for a service that calls nobody
     * @return this
     */
    public DssCallbackSwitches installed(boolean isInstalled) {
        installed = isInstalled;
        return this;
    }

    /**
     * How often the same callback is sent. Once.
     *
     * @param times at least 1
     * @return this
     */
    public DssCallbackSwitches copies(int times) {
        copies = SwitchValues.positive(times, "times");
        return this;
    }

    /**
     * How long after the decision a callback is sent. At once.
     *
     * @param time zero or more, on the clock of the world
     * @return this
     */
    public DssCallbackSwitches delay(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("A callback cannot come before the decision; give zero or more.");
        }
        delay = time;
        return this;
    }

    /**
     * Loses the next callbacks on the way: they are made once and never reach the application.
     *
     * @param count how many more are lost
     * @return this
     */
    public DssCallbackSwitches loseNext(int count) {
        losses.addAndGet(SwitchValues.positive(count, "count"));
        return this;
    }

    /**
     * Whether a decision by a typed code is told too, although whoever typed it knows (inferred). It is.
     *
     * @param told false to call back only after decisions on a phone and after expiry
     * @return this
     */
    public DssCallbackSwitches afterCode(boolean told) {
        afterCode = told;
        return this;
    }

    /**
     * Whether a success says {@code "Error":""} and {@code "ErrorDescription":""} (question 2). It does.
     *
     * @param present false to leave both out
     * @return this
     */
    public DssCallbackSwitches emptyErrors(boolean present) {
        emptyErrors = present;
        return this;
    }

    /**
     * Whether {@code Error} says how a confirmation has failed (question 1): {@code authentication_declined},
     * {@code transaction_expired} and so on. It does.
     *
     * @param named false for {@code "Error":""} after any failure
     * @return this
     */
    public DssCallbackSwitches namedFailures(boolean named) {
        namedFailures = named;
        return this;
    }

    /**
     * How often a callback is tried until a receiver answers with 2xx (question 12). Once.
     *
     * @param count at least 1
     * @return this
     */
    public DssCallbackSwitches attempts(int count) {
        attempts = SwitchValues.positive(count, "count");
        return this;
    }

    /**
     * How long after a failed attempt the next one comes (question 12). A minute.
     *
     * @param time more than zero, on the clock of the world
     * @return this
     */
    public DssCallbackSwitches attemptsEvery(Duration time) {
        attemptsEvery = SwitchValues.wholeSeconds(time);
        return this;
    }

    boolean namedFailures() {
        return namedFailures;
    }

    int attempts() {
        return attempts;
    }

    Duration attemptsEvery() {
        return attemptsEvery;
    }

    boolean installed() {
        return installed;
    }

    int copies() {
        return copies;
    }

    Duration delay() {
        return delay;
    }

    boolean afterCode() {
        return afterCode;
    }

    /** What a success says for an error; null for nothing. */
    @Nullable
    String successError() {
        return emptyErrors ? "" : null;
    }

    /** Whether the callback that is about to be sent is lost. */
    boolean takeLoss() {
        return losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }
}
