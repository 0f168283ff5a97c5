package org.qoltanba.testkit.sigex;

import java.util.List;

/** Whether a document takes one more signature of this signer (contract sections 5.5 and 5.6). */
final class Admission {

    private Admission() {}

    /**
     * Checks limit, uniqueness and requirements in this order.
     *
     * @param settings the document's settings
     * @param earlier who has signed already, in order
     * @param signer who is about to sign
     * @param switches whether an ordered list of signers comes to an end
     * @throws RefusedException if the document does not take the signature
     */
    static void check(
            DocumentSettings settings, List<SignerIdentity> earlier, SignerIdentity signer, SigexSwitches switches) {
        if (settings.signaturesLimit() > 0 && earlier.size() >= settings.signaturesLimit()) {
            throw Refusal.LIMIT_REACHED.exception();
        }
        if (isRepeated(settings, earlier, signer) || !meetsRequirements(settings, earlier.size(), signer, switches)) {
            throw Refusal.REQUIREMENTS_NOT_MET.exception();
        }
    }

    private static boolean isRepeated(DocumentSettings settings, List<SignerIdentity> earlier, SignerIdentity signer) {
        return settings.unique().stream()
                .anyMatch(unique -> earlier.stream().anyMatch(other -> unique.isShared(other, signer)));
    }

    private static boolean meetsRequirements(
            DocumentSettings settings, int position, SignerIdentity signer, SigexSwitches switches) {
        List<SignersRequirement> requirements = settings.requirements();
        boolean isExempt = position == 0 && !settings.strictRequirements();
        if (requirements.isEmpty() || isExempt) {
            return true;
        }
        if (settings.sequentialRequirements()) {
            return position < requirements.size()
                    ? requirements.get(position).isMetBy(signer)
                    : !switches.documents().sequenceEnds();
        }
        return requirements.stream().anyMatch(requirement -> requirement.isMetBy(signer));
    }
}
