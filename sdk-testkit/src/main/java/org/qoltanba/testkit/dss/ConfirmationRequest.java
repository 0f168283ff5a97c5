package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the confirmation service (contract sections 7.1 to 7.3).
 *
 * @param resource for which relying party
 * @param client which application asks
 * @param callback where the service may call back; null for nowhere
 * @param subject what is opened: the identifier of a transaction or an operation; null for none
 * @param template opens the confirmation of an operation of the Identity Centre's own; null for none
 * @param answer follows up on a confirmation; null in an opening
 */
record ConfirmationRequest(
        @Nullable String resource,
        SignInRequest.ClientClaim client,
        @Nullable String callback,
        @Nullable String subject,
        @Nullable Template template,
        @Nullable Answer answer) {

    /**
     * An operation that is configured at the Identity Centre.
     *
     * @param name the {@code ConfirmationScope}
     * @param parameters the {@code ConfirmationParams}
     * @param documents the {@code ConfirmationDataRefs}
     */
    record Template(String name, Map<String, String> parameters, List<String> documents) {}

    /**
     * A poll, a code, or a choice.
     *
     * @param refId follows up on this confirmation
     * @param code what the user typed; null for none
     * @param choice which way to confirm; null for none
     */
    record Answer(
            String refId, @Nullable String code, @Nullable String choice) {

        /** Never shows the code. */
        @Override
        public String toString() {
            return "Answer[" + refId + "]";
        }
    }

    /** Never shows code or secret. */
    @Override
    public String toString() {
        return "ConfirmationRequest[" + (answer == null ? "opening]" : "follow-up]");
    }
}
