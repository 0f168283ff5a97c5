package org.qoltanba.client.sigex;

import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.sigex.SignInRefusedException;

/** The nonce was used, by ourselves: an answer was lost, and the session with it. */
final class SessionLostException extends SignInRefusedException {

    private static final long serialVersionUID = 1L;

    SessionLostException(SignInRefusedException refused) {
        super(
                "SIGEX opened a session, but its answer was lost on the way, and the block cannot be used again. Ask for a"
                        + " new block and have it signed; the lost session ends by itself.",
                refused.context(),
                new ServiceAnswer(
                        refused.status(),
                        refused.errorCode(),
                        null,
                        refused.retryAfter().orElse(null)));
    }
}
