package org.qoltanba.testkit.fault;

import java.util.function.IntUnaryOperator;
import org.qoltanba.testkit.text.Durations;

/**
 * A fault that has been set: once, unless told otherwise.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public sealed class FaultRule permits StatusRule {

    private static final int HUNDRED = 100;

    private final ExchangePoint point;
    private final Effect effect;
    private final IntUnaryOperator dice;
    private long left = 1;
    private int percent = HUNDRED;
    private int struck;

    FaultRule(ExchangePoint point, Effect effect, IntUnaryOperator dice) {
        this.point = point;
        this.effect = effect;
        this.dice = dice;
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
     * The fault spares some of the exchanges it meets, by chance; those do not count. Which ones follows from the seed of
     * the world, see {@code FakeServices.create(long)}, as long as exchanges come in the same order.
     *
     * @param chance how many of a hundred it strikes, 1 to 100
     * @return this rule
     */
    public FaultRule percent(int chance) {
        if (chance < 1 || chance > HUNDRED) {
            throw new IllegalArgumentException(
                    "A fault strikes 1 to 100 percent of the exchanges, got " + chance + ".");
        }
        setPercent(chance);
        return this;
    }

    /**
     * Where the fault strikes.
     *
     * @return the point it was set on
     */
    public ExchangePoint point() {
        return point;
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
        if (percent < HUNDRED && dice.applyAsInt(HUNDRED) >= percent) {
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

    private synchronized void setPercent(int chance) {
        percent = chance;
    }

    /** As in {@link FaultLanguage}; how often it strikes from now on. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name(effect()))
                .append("(on(")
                .append(quoted(point.method()))
                .append(", ")
                .append(quoted(point.pathTemplate()))
                .append(')')
                .append(argument(effect()))
                .append(')');
        synchronized (this) {
            if (percent < HUNDRED) {
                text.append(".percent(").append(percent).append(')');
            }
            if (left == Long.MAX_VALUE) {
                text.append(".always()");
            } else if (left > 1) {
                text.append(".times(").append(left).append(')');
            }
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String name(Effect effect) {
        if (effect instanceof Effect.Delay) {
            return "delayResponse";
        }
        if (effect instanceof Effect.Alter alter) {
            return alter.how().word();
        }
        String type = effect.getClass().getSimpleName();
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    private static String argument(Effect effect) {
        if (effect instanceof Effect.Status status) {
            return ", " + status.code();
        }
        if (effect instanceof Effect.Alter alter && !alter.member().isEmpty()) {
            return ", " + quoted(alter.member());
        }
        return effect instanceof Effect.Delay delay ? ", " + Durations.written(delay.time()) : "";
    }
}
