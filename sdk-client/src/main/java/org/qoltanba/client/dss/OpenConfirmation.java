package org.qoltanba.client.dss;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.ConfirmationMethod;

/**
 * A confirmation that the service has opened. Times are to the second, so that a resume token holds all of it.
 *
 * @param id the Identity Centre's identifier
 * @param method how it is confirmed; without name if the service named none
 * @param createdAt when it was opened, by our clock
 * @param expiresAt when the service gives up, by our clock
 * @param callback the unguessable part of the address the service was told to call; null if it was told none
 */
record OpenConfirmation(
        String id,
        ConfirmationMethod method,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String callback) {

    /** The same confirmation under another identifier, or with another deadline. */
    OpenConfirmation as(String newId, Instant newExpiresAt) {
        return new OpenConfirmation(newId, method, createdAt, newExpiresAt, callback);
    }

    @Override
    public String toString() {
        return "OpenConfirmation[" + id + "]";
    }
}
