package org.qoltanba.crypto.validation;

import java.util.List;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * The highest level whose additions were all found in order. For the signature itself the caller has made sure of that.
 */
final class LevelProof {

    private LevelProof() {}

    static CadesLevel of(SignerContext context, AlgorithmProfile profile) {
        CadesLevel base = LevelDetection.base(context);
        if (base == CadesLevel.CMS || !isStampedInTime(context)) {
            return base;
        }
        return LevelDetection.isExtended(context) || base != CadesLevel.B_B
                ? extended(context, profile)
                : baseline(context);
    }

    private static boolean isStampedInTime(SignerContext context) {
        return context.isStamped(TimeStampKind.SIGNATURE)
                && context.certificate()
                        .filter(signer -> !context.times().proven().isAfter(signer.notAfter()))
                        .isPresent();
    }

    private static CadesLevel baseline(SignerContext context) {
        if (context.container().revocationInfos().isEmpty() || !isSelfContained(context)) {
            return CadesLevel.B_T;
        }
        return context.isStamped(TimeStampKind.ARCHIVE_V3) ? CadesLevel.B_LTA : CadesLevel.B_LT;
    }

    private static CadesLevel extended(SignerContext context, AlgorithmProfile profile) {
        CadesLevel found = LevelDetection.of(context);
        boolean referenced = CompleteReferences.areComplete(context, profile);
        if (found == CadesLevel.A && context.isStamped(TimeStampKind.ARCHIVE_V2, TimeStampKind.ARCHIVE_V3)) {
            return isSelfContained(context) ? CadesLevel.A : CadesLevel.T;
        }
        if (!referenced) {
            return CadesLevel.T;
        }
        boolean stamped = context.isStamped(TimeStampKind.SIGNATURE_AND_REFERENCES);
        if (isSelfContained(context)) {
            return stamped ? CadesLevel.X_LONG_TYPE_1 : CadesLevel.X_LONG;
        }
        return stamped || context.isStamped(TimeStampKind.REFERENCES) ? CadesLevel.X : CadesLevel.C;
    }

    /** Whether the evidence inside the signature would do alone, for the signer and for every time stamp that counts. */
    private static boolean isSelfContained(SignerContext context) {
        return context.path().isPresent()
                && holds(context, context.statuses())
                && context.timeStamps().stream()
                        .filter(stamp -> stamp.isPassed() && !isLast(context, stamp))
                        .allMatch(stamp -> holds(context, stamp.statuses()));
    }

    private static boolean holds(SignerContext context, List<LinkStatus> statuses) {
        return statuses.stream().allMatch(status -> status.selfContained() && isInside(context, status));
    }

    private static boolean isInside(SignerContext context, LinkStatus status) {
        ParsedCertificate certificate = status.link().certificate();
        return context.container().certificates().contains(certificate)
                || context.pool().certificates().contains(certificate);
    }

    /** The evidence for the newest archive time stamp comes with the next one. */
    private static boolean isLast(SignerContext context, JudgedTimeStamp stamp) {
        return stamp.stamp().isArchive()
                && context.timeStamps().stream()
                        .filter(other -> other.isPassed() && other.stamp().isArchive())
                        .noneMatch(other -> other.verdict()
                                .statedTime()
                                .orElseThrow()
                                .isAfter(stamp.verdict().statedTime().orElseThrow()));
    }
}
