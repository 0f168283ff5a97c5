package org.qoltanba.crypto.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.suite.AlgorithmNames;

/**
 * Makes all checks on one signer. The first result that settles the matter decides; without one, the first that leaves
 * it open; without one, the signature has passed.
 *
 * <p>Immutable and safe to share between threads.
 */
final class SignerJudge {

    private final List<SignerCheck> checks;

    SignerJudge(List<SignerCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    SignerVerdict judge(SignerContext context) {
        SignerVerdict.Builder verdict = SignerVerdict.builder();
        @Nullable CheckResult decisive = null;
        for (SignerCheck check : checks) {
            CheckResult result = make(check, context);
            verdict.finding(new Finding(result.outcome(), check.code(), result.text()));
            if (isWorse(result.indication(), decisive == null ? null : decisive.indication())) {
                decisive = result;
            }
        }
        if (context.isBound()) {
            context.certificate().ifPresent(verdict::certificate);
        }
        context.signingTime().ifPresent(verdict::claimedSigningTime);
        return conclude(verdict, decisive)
                .level(LevelDetection.of(context))
                .algorithm(algorithm(context))
                .build();
    }

    /** Hostile input has more ways to be malformed than parsers have exceptions: what a check cannot digest fails. */
    private static CheckResult make(SignerCheck check, SignerContext context) {
        try {
            return check.check(context);
        } catch (RuntimeException malformed) {
            return CheckResult.failed(SubIndication.FORMAT_FAILURE, "This check met a structure that cannot be read.");
        }
    }

    private static boolean isWorse(@Nullable Indication found, @Nullable Indication soFar) {
        return found == Indication.TOTAL_FAILED
                ? soFar != Indication.TOTAL_FAILED
                : found == Indication.INDETERMINATE && soFar == null;
    }

    private static SignerVerdict.Builder conclude(SignerVerdict.Builder verdict, @Nullable CheckResult decisive) {
        if (decisive == null || decisive.indication() == null) {
            return verdict.verdict(Indication.TOTAL_PASSED, null);
        }
        return verdict.verdict(decisive.indication(), decisive.subIndication());
    }

    private static String algorithm(SignerContext context) {
        CmsSigner signer = context.signer();
        return context.suite()
                .map(suite -> suite.displayName())
                .orElseGet(() -> AlgorithmNames.describe(
                                signer.signatureAlgorithm().getAlgorithm().getId()) + " on "
                        + AlgorithmNames.describe(
                                signer.digestAlgorithm().getAlgorithm().getId()));
    }
}
