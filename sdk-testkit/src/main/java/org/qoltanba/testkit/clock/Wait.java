package org.qoltanba.testkit.clock;

import java.time.Instant;

/** A thread that lets time pass. Guarded by the clock's lock. */
final class Wait {

    /** For what it waits: for a stage, for time as told by a test, for time that a fake takes, or for what a fake awaits. */
    enum Kind {
        AWAIT,
        ADVANCE,
        PAUSE,
        HOLD
    }

    final Kind kind;
    Instant until = Instant.MAX;
    boolean released;

    Wait(Kind kind) {
        this.kind = kind;
    }

    /** Whether its thread lets time pass; one that is only held up leaves that to others. */
    boolean moves() {
        return kind != Kind.HOLD;
    }

    /** Whether it is inside a fake, so that work in flight may be waiting for it. */
    boolean isBehindWork() {
        return kind == Kind.PAUSE || kind == Kind.HOLD;
    }

    boolean isOver(Instant now) {
        return released || !until.isAfter(now);
    }
}
