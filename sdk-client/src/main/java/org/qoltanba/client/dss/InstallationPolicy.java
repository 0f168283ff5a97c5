package org.qoltanba.client.dss;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssPinCodeMode;
import org.qoltanba.api.dss.DssPolicy;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.client.http.HttpAnswer;

/**
 * What an installation says about its policy (contract section 4.3).
 *
 * @param policy what it allows
 * @param clearlyNot which of the permissions it denies in so many words; what it does not mention is for the service to
 *     judge
 * @param answer where it says so
 */
record InstallationPolicy(DssPolicy policy, Set<Denied> clearlyNot, HttpAnswer answer) {

    /** A permission that a policy can deny. */
    enum Denied {
        /** Signing a digest without the document. */
        HASH_SIGNING,
        /** Time stamp services that the policy does not name. */
        THIRD_PARTY_TIME_STAMPS
    }

    static InstallationPolicy of(HttpAnswer answer, DssEndpoint endpoint) {
        PolicyWire wire = answer.json(PolicyWire.class);
        Set<Denied> denied = EnumSet.noneOf(Denied.class);
        if (Boolean.FALSE.equals(wire.hashSigning())) {
            denied.add(Denied.HASH_SIGNING);
        }
        if (Boolean.FALSE.equals(wire.thirdPartyTimeStamps())) {
            denied.add(Denied.THIRD_PARTY_TIME_STAMPS);
        }
        return new InstallationPolicy(wire.toPolicy(endpoint.isServiceClient()), Set.copyOf(denied), answer);
    }

    /**
     * Refuses a kind of signature that the service would refuse.
     *
     * @throws InvalidRequestException if the policy does not allow it
     */
    void requireAllowed(SignatureTerms terms) {
        if (terms.template() != null) {
            return; // what it says only the service knows
        }
        Set<String> types = policy.signatureTypes();
        if (!types.isEmpty() && !types.contains(terms.type())) {
            throw refused("The policy of this CryptoPro DSS does not allow signatures of the type " + terms.type()
                    + ", only " + types + ". Ask for one of those, or have the administrator allow it.");
        }
        if (terms.digest() != null && clearlyNot.contains(Denied.HASH_SIGNING)) {
            throw refused("The policy of this CryptoPro DSS does not allow to sign a digest without the document"
                    + " (AllowHashSigning). Leave byDigest() out, so that the document is sent, or have the"
                    + " administrator allow it.");
        }
        String stamps = terms.parameters().get("TSPAddress");
        boolean named = policy.timeStampServices().stream()
                .anyMatch(service -> service.address().equals(stamps));
        if (stamps != null && !named && clearlyNot.contains(Denied.THIRD_PARTY_TIME_STAMPS)) {
            throw refused("The policy of this CryptoPro DSS allows no other time stamp services than those it names"
                    + " (AllowThirdPartyTsp). Leave timeStampService(...) out, or take one from"
                    + " policy().timeStampServices().");
        }
    }

    /**
     * Refuses what is wrong about the PIN of a new key.
     *
     * @throws InvalidRequestException if the policy demands one and there is none, or forbids it and there is one
     */
    void requireNewPin(boolean given) {
        if (given && policy.pinCodeMode().equals(DssPinCodeMode.FORBID)) {
            throw refused("The policy of this CryptoPro DSS forbids PINs (PinCodeMode). Leave the PIN out.");
        }
        if (!given && policy.pinCodeMode().equals(DssPinCodeMode.REQUIRED)) {
            throw refused("The policy of this CryptoPro DSS wants a PIN for every key (PinCodeMode). Give one with"
                    + " pin(...).");
        }
    }

    private InvalidRequestException refused(String message) {
        return new InvalidRequestException(
                message, answer.context(), new ServiceAnswer(answer.status(), "not_allowed_by_policy", null, null));
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
