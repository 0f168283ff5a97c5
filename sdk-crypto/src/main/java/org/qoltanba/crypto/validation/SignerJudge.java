package org.qoltanba.crypto.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.suite.AlgorithmNames;

/**
 * Makes all checks on one signer: first those of the signature itself, which hold for ever, then those of trust in it,
 * which depend on the time.
 *
 * <p>Immutable and safe to share between threads.
 */
final class SignerJudge {

    private final List<SignerCheck> ofTheSignature;
    private final List<SignerCheck> ofTrust;
    private final AlgorithmProfile profile;
    private final @Nullable CounterSignatures counterSignatures;

    SignerJudge(
            List<SignerCheck> ofTheSignature,
            List<SignerCheck> ofTrust,
            AlgorithmProfile profile,
            @Nullable CounterSignatures counterSignatures) {
        this.ofTheSignature = List.copyOf(ofTheSignature);
        this.ofTrust = List.copyOf(ofTrust);
        this.profile = profile;
        this.counterSignatures = counterSignatures;
    }

    SignerVerdict judge(SignerContext context) {
        return judge(context, List.of());
    }

    SignerVerdict judge(SignerContext context, List<SignerVerdict> countersigned) {
        Tally tally = new Tally().make(ofTheSignature, context);
        boolean sound = tally.isPassed();
        tally.make(ofTrust, context);
        SignerVerdict.Builder verdict = SignerVerdict.builder()
                .verdict(tally.indication(), tally.subIndication())
                .level(LevelDetection.of(context))
                .algorithm(algorithm(context))
                .bestSignatureTime(BestSignatureTime.of(context));
        tally.findings().forEach(verdict::finding);
        if (sound && tally.indication() != Indication.TOTAL_FAILED) {
            verdict.provenLevel(LevelProof.of(context, profile));
        }
        if (context.isBound()) {
            context.certificate().ifPresent(verdict::certificate);
        }
        context.signingTime().ifPresent(verdict::claimedSigningTime);
        addEvidence(verdict, context);
        countersigned.forEach(verdict::counterSignature);
        if (counterSignatures != null) {
            counterSignatures.judge(context).forEach(verdict::counterSignature);
        }
        return verdict.build();
    }

    private static void addEvidence(SignerVerdict.Builder verdict, SignerContext context) {
        context.statuses().forEach(status -> status.use().ifPresent(verdict::evidence));
        for (JudgedTimeStamp stamp : context.timeStamps()) {
            verdict.timeStamp(stamp.verdict());
            stamp.statuses().forEach(status -> status.use().ifPresent(verdict::evidence));
        }
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
