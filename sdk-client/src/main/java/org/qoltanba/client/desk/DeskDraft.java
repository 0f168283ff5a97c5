package org.qoltanba.client.desk;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.client.store.OperationDesk;
import org.qoltanba.client.store.OperationOutcome;
import org.qoltanba.client.store.OperationResumer;

/** Collects what is wanted of a desk. */
final class DeskDraft<R> implements OperationDesk.Builder<R> {

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    private final String name;
    private final Function<DeskPlan<R>, OperationDesk<R>> begin;
    private @Nullable OperationResumer<R> resumer;
    private @Nullable Consumer<? super OperationOutcome<R>> handler;
    private Duration lease = Duration.ofSeconds(15);
    private int resumingAtATime = 8;
    private Duration rememberingEnded = Duration.ofDays(7);

    DeskDraft(String name, Function<DeskPlan<R>, OperationDesk<R>> begin) {
        this.name = name;
        this.begin = begin;
    }

    @Override
    public DeskDraft<R> resumedBy(OperationResumer<R> newResumer) {
        this.resumer = Objects.requireNonNull(newResumer, "newResumer");
        return this;
    }

    @Override
    public DeskDraft<R> deliveredTo(Consumer<? super OperationOutcome<R>> newHandler) {
        this.handler = Objects.requireNonNull(newHandler, "newHandler");
        return this;
    }

    @Override
    public DeskDraft<R> lease(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("A lease must run for at least a second, not " + time + ".");
        }
        this.lease = time;
        return this;
    }

    @Override
    public DeskDraft<R> resumingAtATime(int operations) {
        if (operations < 1) {
            throw new IllegalArgumentException(
                    "At least one operation must be taken up at a time; given are " + operations + ".");
        }
        this.resumingAtATime = operations;
        return this;
    }

    @Override
    public DeskDraft<R> rememberingEnded(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("Nothing can be remembered for " + time + ".");
        }
        this.rememberingEnded = time;
        return this;
    }

    @Override
    public OperationDesk<R> start() {
        if (resumer == null || handler == null) {
            throw new IllegalStateException(
                    "A desk needs resumedBy(...) and deliveredTo(...) before start(); missing is "
                            + (resumer == null ? "resumedBy" : "deliveredTo") + ".");
        }
        return begin.apply(new DeskPlan<>(name, resumer, handler, lease, resumingAtATime, rememberingEnded));
    }
}
