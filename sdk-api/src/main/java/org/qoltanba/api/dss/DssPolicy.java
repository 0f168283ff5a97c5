package org.qoltanba.api.dss;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the installation allows a user (contract section 4.3): look here before asking for something, not after the user
 * has confirmed.
 *
 * @param authorities the certification authorities
 * @param keyProviders who makes and holds keys
 * @param confirmations for each action the policy names, whether it must be confirmed
 * @param everythingConfirmed whether every action must be confirmed all the same, as for a service client
 * @param pinCodeMode whether keys may have a PIN
 * @param timeStampServices the time stamp services offered
 * @param thirdPartyTimeStamps whether other time stamp services may be used too
 * @param signatureTypes the service's names of the kinds of signature allowed
 * @param hashSigning whether a digest may be signed without the document
 * @since 0.1.0
 */
public record DssPolicy(
        List<DssAuthority> authorities,
        List<DssKeyProvider> keyProviders,
        Map<DssAction, Boolean> confirmations,
        boolean everythingConfirmed,
        DssPinCodeMode pinCodeMode,
        List<DssTimeStampService> timeStampServices,
        boolean thirdPartyTimeStamps,
        Set<String> signatureTypes,
        boolean hashSigning) {

    /**
     * Copies the collections.
     *
     * @param authorities the certification authorities
     * @param keyProviders who makes and holds keys
     * @param confirmations for each action the policy names, whether it must be confirmed
     * @param everythingConfirmed whether every action must be confirmed all the same
     * @param pinCodeMode whether keys may have a PIN
     * @param timeStampServices the time stamp services offered
     * @param thirdPartyTimeStamps whether other time stamp services may be used too
     * @param signatureTypes the kinds of signature allowed
     * @param hashSigning whether a digest may be signed without the document
     */
    public DssPolicy {
        authorities = List.copyOf(authorities);
        keyProviders = List.copyOf(keyProviders);
        confirmations = Collections.unmodifiableMap(new LinkedHashMap<>(confirmations));
        Objects.requireNonNull(pinCodeMode, "pinCodeMode");
        timeStampServices = List.copyOf(timeStampServices);
        signatureTypes = Collections.unmodifiableSet(new LinkedHashSet<>(signatureTypes));
    }

    /**
     * Whether an action must be confirmed by the user. One that the policy does not name must be.
     *
     * @param action the action
     * @return true if it must
     */
    public boolean requiresConfirmation(DssAction action) {
        return everythingConfirmed || confirmations.getOrDefault(Objects.requireNonNull(action, "action"), true);
    }

    /** How much there is of what. */
    @Override
    public String toString() {
        return "DssPolicy[" + authorities.size() + " authorities, " + keyProviders.size() + " key providers]";
    }
}
