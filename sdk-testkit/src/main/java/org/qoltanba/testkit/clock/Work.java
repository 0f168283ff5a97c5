package org.qoltanba.testkit.clock;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Something to start at an instant. The number keeps the order of works due at the same one. */
final class Work {

    static final Comparator<Work> ORDER =
            Comparator.<Work, Instant>comparing(work -> work.due).thenComparing(work -> work.number);

    final Instant due;
    private final long number;
    private final Supplier<? extends CompletionStage<?>> action;

    Work(Instant due, long number, Supplier<? extends CompletionStage<?>> action) {
        this.due = due;
        this.number = number;
        this.action = action;
    }

    CompletionStage<?> start() {
        return Objects.requireNonNull(action.get(), "the stage that scheduled work returns");
    }

    @Override
    public String toString() {
        return action + " due at " + due;
    }
}
