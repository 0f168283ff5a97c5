package org.qoltanba.testkit.sigex;

import java.io.Serial;

/** A call that SIGEX refuses. An expected outcome, so it carries no stack trace. */
final class RefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
