package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;

/**
 * A request to the confirmation service (contract sections 7.1 and 7.2).
 *
 * @param resource for which relying party
 * @param client which application asks
 * @param callback where the service may call back; null for nowhere
 * @param transactionId opens the confirmation of this transaction; null in a follow-up
 * @param refId follows up on this confirmation; null in an opening
 * @param value the code typed by the user; null for a poll
 */
record ConfirmationRequest(
        @Nullable String resource,
        SignInRequest.ClientClaim client,
        @Nullable String callback,
        @Nullable String transactionId,
        @Nullable String refId,
        @Nullable String value) {

    /** Never shows code or secret. */
    @Override
    public String toString() {
        return "ConfirmationRequest[" + (refId == null ? "opening]" : "follow-up]");
    }
}
