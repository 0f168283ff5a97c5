package org.qoltanba.testkit.dss;

/**
 * What is open about keys without a certificate (contract section 12.6): only that the answer has {@code IsError} and
 * {@code ErrorDescription} is published. A part of {@link DssSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssKeySwitches {

    private volatile boolean shortIdentifier;
    private volatile boolean refusedWithStatus;

    DssKeySwitches() {}

    /**
     * How the identifier of a new key is called (section 12.6; not published): {@code KeyId} or {@code Id}. {@code KeyId}.
     *
     * @param id true for {@code Id}
     * @return this
     */
    public DssKeySwitches shortIdentifier(boolean id) {
        shortIdentifier = id;
        return this;
    }

    /**
     * How the codes of the Key API come (section 10.1; not published): with 200, {@code IsError} and the code as
     * {@code ErrorDescription}, or with 400 as other refusals of the Sign Service. With 200.
     *
     * @param withStatus true for 400
     * @return this
     */
    public DssKeySwitches refusedWithStatus(boolean withStatus) {
        refusedWithStatus = withStatus;
        return this;
    }

    boolean shortIdentifier() {
        return shortIdentifier;
    }

    boolean refusedWithStatus() {
        return refusedWithStatus;
    }
}
