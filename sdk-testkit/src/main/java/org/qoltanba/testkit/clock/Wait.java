package org.qoltanba.testkit.clock;

import java.time.Instant;

/** A thread that lets time pass. Guarded by the clock's lock. */
final class Wait {

    /** For what it waits: for a stage, for time as told by a test, or for time that a fake takes. */
    enum Kind {
        AWAIT,
        ADVANCE,
        PAUSE
    }

    final Kind kind;
    Instant until = Instant.MAX;
    boolean released;

    Wait(Kind kind) {
        this.kind = kind;
    }

    boolean isOver(Instant now) {
        return released || !until.isAfter(now);
    }
}
