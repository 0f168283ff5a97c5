package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.List;

/**
 * The settings of a document (contract section 5.5).
 *
 * @param restricted {@code private}: only callers with a right to it see the document
 * @param signaturesLimit how many signatures it takes; 0 for any number
 * @param restrictAtLimit {@code switchToPrivateAfterLimitReached}
 * @param unique what no two signatures may have in common
 * @param strictRequirements whether the requirements bind the first signature too
 * @param sequentialRequirements whether the n-th requirement binds the n-th signature, and no other
 * @param requirements who may sign; alternatives unless sequential
 * @param viewers {@code documentAccess}: who sees it besides those who have signed
 * @param lasting what is decided once, with the registration
 */
record DocumentSettings(
        boolean restricted,
        int signaturesLimit,
        boolean restrictAtLimit,
        List<Uniqueness> unique,
        boolean strictRequirements,
        boolean sequentialRequirements,
        List<SignersRequirement> requirements,
        List<AccessRule> viewers,
        LastingSettings lasting) {

    /** What a document has when nothing is said. */
    static final DocumentSettings NONE = new DocumentSettings(
            false,
            0,
            false,
            List.of(),
            false,
            false,
            List.of(),
            List.of(),
            new LastingSettings(false, 0, false, Duration.ZERO));

    DocumentSettings {
        unique = List.copyOf(unique);
        requirements = List.copyOf(requirements);
        viewers = List.copyOf(viewers);
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
                viewers,
                lasting);
    }
}
