package org.qoltanba.client.desk;

import java.time.Duration;
import java.util.function.Consumer;
import org.qoltanba.client.store.OperationOutcome;
import org.qoltanba.client.store.OperationResumer;

/** What the application wants of a desk. */
record DeskPlan<R>(
        String name,
        OperationResumer<R> resumer,
        Consumer<? super OperationOutcome<R>> handler,
        Duration lease,
        int resumingAtATime,
        Duration rememberingEnded) {}
