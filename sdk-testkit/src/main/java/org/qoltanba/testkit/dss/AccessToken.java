package org.qoltanba.testkit.dss;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access token that has been issued.
 *
 * @param value what the client holds
 * @param user whom it speaks for
 * @param fromService whether a service client has vouched for the user
 * @param expiresAt from when on it is worth nothing
 * @param transactionId the transaction whose confirmation it proves; null for a token of signing in
 */
record AccessToken(
        String value,
        DssUser user,
        boolean fromService,
        Instant expiresAt,
        @Nullable String transactionId) {

    boolean isAlive(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Never shows the token. */
    @Override
    public String toString() {
        return "AccessToken[" + user + (transactionId == null ? "]" : ", confirmed]");
    }
}
