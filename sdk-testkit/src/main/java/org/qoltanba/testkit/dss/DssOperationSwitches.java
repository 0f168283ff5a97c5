package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.Objects;

/**
 * What the contract leaves open about operations of version 2 or an administrator decides (section 12), with the value
 * assumed where nothing is said. Switches may be turned while the fake runs; they bind the calls that come after. Safe to
 * share between threads.
 *
 * @since 0.1.0
 */
public final class DssOperationSwitches {

    private volatile Duration lifetime = Duration.ofMinutes(20);
    private volatile Duration processingTime = Duration.ZERO;
    private volatile boolean asyncAllowed;
    private volatile boolean otherOrder = true;
    private volatile boolean upperCaseId;
    private volatile boolean stateLeftOut;
    private volatile boolean saysProcessing;

    DssOperationSwitches() {}

    /**
     * How long an operation waits for its confirmation, {@code ExpirationDate} (section 11.1). 20 minutes. A confirmation
     * that has been opened ends by then at the latest.
     *
     * @param time whole seconds, at least 1
     * @return this
     */
    public DssOperationSwitches lifetime(Duration time) {
        lifetime = SwitchValues.wholeSeconds(time);
        return this;
    }

    /**
     * Whether the administrator lets operations be carried out in the background, {@code IsAsync} (section 12.2). Not,
     * as in an installation that nobody has changed; such a request is then refused.
     *
     * @param allowed true to take {@code IsAsync}
     * @return this
     */
    public DssOperationSwitches asyncAllowed(boolean allowed) {
        asyncAllowed = allowed;
        return this;
    }

    /**
     * How long the service works on an operation in the background. No time.
     *
     * @param time zero or more, on the clock of the world
     * @return this
     */
    public DssOperationSwitches processingTime(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("Work takes no time or some, got " + time + ".");
        }
        processingTime = time;
        return this;
    }

    /**
     * Whether results come in another order than the documents, which nobody guarantees (section 12.2). They do, so that
     * a client that goes by the order is found out.
     *
     * @param other false for the order of the request
     * @return this
     */
    public DssOperationSwitches otherOrder(boolean other) {
        otherOrder = other;
        return this;
    }

    /**
     * How the identifier of an operation is spelt (question 19): {@code Id} or {@code ID}. {@code Id}.
     *
     * @param upperCase true for {@code ID}
     * @return this
     */
    public DssOperationSwitches upperCaseId(boolean upperCase) {
        upperCaseId = upperCase;
        return this;
    }

    /**
     * Whether {@code GET operations} tells {@code Status} alone, without {@code State} (question 19). It tells both.
     *
     * @param leftOut true for {@code Status} alone
     * @return this
     */
    public DssOperationSwitches stateLeftOut(boolean leftOut) {
        stateLeftOut = leftOut;
        return this;
    }

    /**
     * The word for an operation that is being carried out (section 12.2): {@code InProgress} or {@code Processing}. The
     * first.
     *
     * @param processing true for {@code Processing}
     * @return this
     */
    public DssOperationSwitches saysProcessing(boolean processing) {
        saysProcessing = processing;
        return this;
    }

    Duration lifetime() {
        return lifetime;
    }

    boolean asyncAllowed() {
        return asyncAllowed;
    }

    Duration processingTime() {
        return processingTime;
    }

    boolean otherOrder() {
        return otherOrder;
    }

    boolean upperCaseId() {
        return upperCaseId;
    }

    boolean stateLeftOut() {
        return stateLeftOut;
    }

    String progressWord() {
        return saysProcessing ? "Processing" : "InProgress";
    }
}
