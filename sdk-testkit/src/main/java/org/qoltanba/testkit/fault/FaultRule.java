package org.qoltanba.testkit.fault;

/**
 * A fault that has been set: once, unless told otherwise.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public sealed class FaultRule permits StatusRule {

    private final ExchangePoint point;
    private final Effect effect;
    private long left = 1;
    private int struck;

    FaultRule(ExchangePoint point, Effect effect) {
        this.point = point;
        this.effect = effect;
    }

    /**
     * How often the fault strikes, counted from now.
     *
     * @param number one or more
     * @return this rule
     */
    public FaultRule times(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("A fault strikes once or more often; leave it out to have none.");
        }
        setLeft(number);
        return this;
    }

    /**
     * The fault strikes until {@link Faults#clear()}.
     *
     * @return this rule
     */
    public FaultRule always() {
        setLeft(Long.MAX_VALUE);
        return this;
    }

    /**
     * How often the fault has struck so far: none means that the exchange it was meant for has not come.
     *
     * @return zero or more
     */
    public final synchronized int struck() {
        return struck;
    }

    final synchronized boolean strikes(String method, String path) {
        if (left == 0 || !point.meets(method, path)) {
            return false;
        }
        left--;
        struck++;
        return true;
    }

    final synchronized boolean isSpent() {
        return left == 0;
    }

    Effect effect() {
        return effect;
    }

    private synchronized void setLeft(long number) {
        left = number;
    }

    /** The point and the effect. */
    @Override
    public String toString() {
        return effect() + " on " + point;
    }
}
