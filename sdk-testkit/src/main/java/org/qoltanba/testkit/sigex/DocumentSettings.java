package org.qoltanba.testkit.sigex;

import java.util.List;

/**
 * The settings of a document that take effect here (contract section 5.5). Settings that belong to archiving, further
 * viewers and preregistration are refused when they are read, so none of them is kept.
 *
 * @param restricted {@code private}: only callers with a right to it see the document
 * @param signaturesLimit how many signatures it takes; 0 for any number
 * @param restrictAtLimit {@code switchToPrivateAfterLimitReached}
 * @param unique what no two signatures may have in common
 * @param strictRequirements whether the requirements bind the first signature too
 * @param sequentialRequirements whether the n-th requirement binds the n-th signature, and no other
 * @param requirements who may sign; alternatives unless sequential
 * @param publicBelow {@code publicWhileLessThanSignatures}: open to everybody below this number of signatures
 */
record DocumentSettings(
        boolean restricted,
        int signaturesLimit,
        boolean restrictAtLimit,
        List<Uniqueness> unique,
        boolean strictRequirements,
        boolean sequentialRequirements,
        List<SignersRequirement> requirements,
        int publicBelow) {

    /** What a document has when nothing is said. */
    static final DocumentSettings NONE = new DocumentSettings(false, 0, false, List.of(), false, false, List.of(), 0);

    DocumentSettings {
        unique = List.copyOf(unique);
        requirements = List.copyOf(requirements);
    }

    /** The same, restricted. */
    DocumentSettings asRestricted() {
        return new DocumentSettings(
                true,
                signaturesLimit,
                restrictAtLimit,
                unique,
                strictRequirements,
                sequentialRequirements,
                requirements,
                publicBelow);
    }
}
