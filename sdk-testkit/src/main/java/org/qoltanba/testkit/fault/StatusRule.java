package org.qoltanba.testkit.fault;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.text.Durations;

/**
 * A fault that answers with a status, and may say when to come back.
 *
 * @since 0.1.0
 */
public final class StatusRule extends FaultRule {

    private final int code;
    private volatile @Nullable Duration retryAfter;

    StatusRule(String service, ExchangePoint point, int code, IntUnaryOperator dice) {
        super(service, point, new Effect.Status(code, Optional.empty()), dice);
        this.code = code;
    }

    /**
     * Adds the header Retry-After (RFC 9110 section 10.2.3).
     *
     * @param delay whole seconds, zero or more
     * @return this rule
     */
    public StatusRule retryAfter(Duration delay) {
        Objects.requireNonNull(delay, "delay");
        if (delay.isNegative() || !delay.equals(delay.truncatedTo(ChronoUnit.SECONDS))) {
            throw new FaultException(FaultException.Problem.BAD_RETRY_AFTER);
        }
        retryAfter = delay;
        return this;
    }

    @Override
    public StatusRule times(int number) {
        super.times(number);
        return this;
    }

    @Override
    public StatusRule always() {
        super.always();
        return this;
    }

    @Override
    public StatusRule percent(int chance) {
        super.percent(chance);
        return this;
    }

    @Override
    public String toString() {
        Duration delay = retryAfter;
        return super.toString() + (delay == null ? "" : ".retryAfter(" + Durations.written(delay) + ")");
    }

    @Override
    Effect effect() {
        return new Effect.Status(code, Optional.ofNullable(retryAfter));
    }
}
