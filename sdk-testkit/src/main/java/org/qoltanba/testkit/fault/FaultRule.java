package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.fault.FaultException.Problem;
import org.qoltanba.testkit.text.Durations;

/**
 * A fault that has been set: once, unless told otherwise. {@link Faults#refuseConnection()} and {@link Faults#clockSkew} hold
 * until they are removed; nobody is counted there, and nobody spared.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public sealed class FaultRule permits StatusRule {

    private static final int HUNDRED = 100;

    private final String service;
    private final @Nullable ExchangePoint point;
    private final Effect effect;
    private final IntUnaryOperator dice;
    private long left;
    private int percent = HUNDRED;
    private int struck;

    FaultRule(String service, @Nullable ExchangePoint point, Effect effect, IntUnaryOperator dice) {
        this.service = service;
        this.point = point;
        this.effect = effect;
        this.dice = dice;
        this.left = effect.kind().isStanding() ? Long.MAX_VALUE : 1;
    }

    /**
     * How often the fault strikes, counted from now.
     *
     * @param number one or more
     * @return this rule
     * @throws FaultException if it holds until it is removed
     */
    public FaultRule times(int number) {
        requireCounted();
        if (number < 1) {
            throw new FaultException(Problem.BAD_TIMES);
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
     * The fault spares some of the exchanges it meets, by chance; those do not count. Which ones follows from the seed of
     * the world, see {@code FakeServices.create(long)}, as long as exchanges come in the same order.
     *
     * @param chance how many of a hundred it strikes, 1 to 100
     * @return this rule
     * @throws FaultException if it holds until it is removed
     */
    public FaultRule percent(int chance) {
        requireCounted();
        if (chance < 1 || chance > HUNDRED) {
            throw new FaultException(Problem.BAD_PERCENT, Integer.toString(chance));
        }
        setPercent(chance);
        return this;
    }

    /**
     * Which fault it is.
     *
     * @return one of the closed set
     */
    public FaultKind kind() {
        return effect.kind();
    }

    /**
     * Where the fault strikes.
     *
     * @return the point it was set on; empty if it strikes at no single route
     */
    public Optional<ExchangePoint> point() {
        return Optional.ofNullable(point);
    }

    /**
     * How often the fault has struck so far: none means that the exchange it was meant for has not come.
     *
     * @return zero or more
     */
    public final synchronized int struck() {
        return struck;
    }

    final boolean meets(String method, String path) {
        ExchangePoint set = point;
        return set != null && set.meets(method, path);
    }

    /** Whether it strikes now; then it has. */
    final synchronized boolean strikes() {
        if (left == 0 || (percent < HUNDRED && dice.applyAsInt(HUNDRED) >= percent)) {
            return false;
        }
        if (left < Long.MAX_VALUE) {
            left--;
        }
        struck++;
        return true;
    }

    final synchronized boolean isSpent() {
        return left == 0;
    }

    Effect effect() {
        return effect;
    }

    private void requireCounted() {
        if (kind().isStanding()) {
            throw new FaultException(Problem.STANDING, kind().word());
        }
    }

    private synchronized void setLeft(long number) {
        left = number;
    }

    private synchronized void setPercent(int chance) {
        percent = chance;
    }

    /** As in {@link FaultLanguage}; how often it strikes from now on. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind().word())
                .append('(')
                .append(place())
                .append(argument(effect()))
                .append(')');
        synchronized (this) {
            if (percent < HUNDRED) {
                text.append(".percent(").append(percent).append(')');
            }
            if (left == Long.MAX_VALUE && !kind().isStanding()) {
                text.append(".always()");
            } else if (left > 1 && left < Long.MAX_VALUE) {
                text.append(".times(").append(left).append(')');
            }
        }
        return text.toString();
    }

    private String place() {
        ExchangePoint set = point;
        if (set != null) {
            return "on(" + quoted(set.method()) + ", " + quoted(set.pathTemplate()) + ')';
        }
        return kind().place() == FaultKind.Place.SERVICE ? "of(" + quoted(service) + ')' : "";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String argument(Effect effect) {
        if (effect instanceof Effect.Status status) {
            return ", " + status.code();
        }
        if (effect instanceof Effect.Alter alter && !alter.member().isEmpty()) {
            return ", " + quoted(alter.member());
        }
        if (effect instanceof Effect.Delay delay) {
            return ", " + Durations.written(delay.time());
        }
        return effect instanceof Effect.Skew skew ? ", " + signed(skew.by()) : "";
    }

    private static String signed(Duration time) {
        return time.isNegative() ? "-" + Durations.written(time.negated()) : Durations.written(time);
    }
}
