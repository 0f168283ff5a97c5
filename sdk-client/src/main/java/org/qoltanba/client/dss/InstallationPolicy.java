package org.qoltanba.client.dss;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.http.HttpAnswer;

/** What operations must know of an installation's policy before they begin (contract section 4.3). */
final class InstallationPolicy {

    private final HttpAnswer answer;
    private final JsonNode policy;

    InstallationPolicy(HttpAnswer answer) {
        this.answer = answer;
        this.policy = answer.json(JsonNode.class);
    }

    /** An action that the policy does not name is confirmed. */
    boolean needsConfirmation(OperationCode code) {
        for (JsonNode action : policy.path("ActionPolicy")) {
            if (code.action().equalsIgnoreCase(OperationAnswer.text(action, "Action"))) {
                return !action.path("MfaRequired").isBoolean()
                        || action.path("MfaRequired").booleanValue();
            }
        }
        return true;
    }

    /**
     * The first time stamp service.
     *
     * @throws InvalidRequestException if there is none, so that no signature with a time stamp can be made
     */
    URI timeStampService() {
        @Nullable
        String address = OperationAnswer.text(policy.path("TspServices").path(0), "Url");
        try {
            if (address != null && !address.isBlank()) {
                return URI.create(address);
            }
        } catch (IllegalArgumentException unusable) {
            // As good as none
        }
        throw new InvalidRequestException(
                "The policy of this CryptoPro DSS names no time stamp service, and a signature with a time stamp was"
                        + " asked for. Name one with timeStampService(...), or have the administrator register one.",
                answer.context(),
                new ServiceAnswer(answer.status(), "no_time_stamp_service", null, null));
    }

    @Override
    public String toString() {
        return "InstallationPolicy";
    }
}
