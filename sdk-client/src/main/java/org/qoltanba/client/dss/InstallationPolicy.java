package org.qoltanba.client.dss;

import java.net.URI;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssPolicy;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.http.HttpAnswer;

/**
 * What an installation says about its policy (contract section 4.3).
 *
 * @param policy what it allows
 * @param answer where it says so
 */
record InstallationPolicy(DssPolicy policy, HttpAnswer answer) {

    static InstallationPolicy of(HttpAnswer answer, DssEndpoint endpoint) {
        return new InstallationPolicy(answer.json(PolicyWire.class).toPolicy(endpoint.isServiceClient()), answer);
    }

    /**
     * The first time stamp service.
     *
     * @throws InvalidRequestException if there is none, so that no signature with a time stamp can be made
     */
    URI timeStampService() {
        String address = policy.timeStampServices().isEmpty()
                ? ""
                : policy.timeStampServices().get(0).address();
        try {
            if (!address.isBlank()) {
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
