package org.qoltanba.client.dss;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A confirmation that the service has opened. Times are to the second, so that a resume token holds all of it.
 *
 * @param id the Identity Centre's identifier
 * @param method the last segment of the confirmation method's address, in lower case; empty if the service named none
 * @param createdAt when it was opened, by our clock
 * @param expiresAt when the service gives up, by our clock
 * @param callback the unguessable part of the address the service was told to call; null if it was told none
 */
record OpenConfirmation(
        String id,
        String method,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String callback) {

    @Override
    public String toString() {
        return "OpenConfirmation[" + id + "]";
    }
}
