package org.qoltanba.client.dss;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.Secret;

/**
 * An access token as it was handed out.
 *
 * @param value the token
 * @param lifetime how long it is good for
 * @param refreshToken what gets the next one; null if there is nothing
 */
record Granted(Secret value, Duration lifetime, @Nullable Secret refreshToken) {

    /** The same, keeping the refresh token used so far if none came with this. */
    Granted keeping(Secret usedSoFar) {
        return refreshToken != null ? this : new Granted(value, lifetime, usedSoFar);
    }
}
