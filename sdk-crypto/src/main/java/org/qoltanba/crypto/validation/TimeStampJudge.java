package org.qoltanba.crypto.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.api.signature.TimeStampVerdict;
import org.qoltanba.crypto.suite.AlgorithmNames;
import org.qoltanba.crypto.timestamp.TimeStampResult;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.timestamp.TimeStampVerifier;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Judges one time stamp as the signature it is (ETSI EN 319 102-1 section 5.4): it covers what it should, its authority
 * made it, and the authority is trusted at the time it states.
 *
 * <p>Immutable and safe to share between threads.
 */
final class TimeStampJudge {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What may be wrong with a token that nobody has touched. */
    private static final Set<SubIndication> INNOCENT = EnumSet.of(
            SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
            SubIndication.SIGNED_DATA_NOT_FOUND,
            SubIndication.CHAIN_CONSTRAINTS_FAILURE);

    private final TimeStampVerifier verifier;
    private final TimeStampImprints imprints;
    private final List<ParsedCertificate> supplied;
    private final List<SignerCheck> ofTrust;

    TimeStampJudge(
            TimeStampVerifier verifier,
            TimeStampImprints imprints,
            List<ParsedCertificate> supplied,
            List<SignerCheck> ofTrust) {
        this.verifier = verifier;
        this.imprints = imprints;
        this.supplied = List.copyOf(supplied);
        this.ofTrust = List.copyOf(ofTrust);
    }

    /** Judges a time stamp; one that passes adds its proofs. */
    JudgedTimeStamp judge(TimeStamp stamp, SignerContext stamped) {
        TimeStampToken token = stamp.token().orElse(null);
        Tally tally = new Tally();
        if (token == null) {
            tally.add(
                    "TIME_STAMP_TOKEN",
                    CheckResult.failed(SubIndication.FORMAT_FAILURE, "The time stamp cannot be read."));
            return judged(stamp, tally, null, "unknown", List.of(), true);
        }
        CheckResult imprint = imprints.check(stamp, token, stamped);
        tally.add("TIME_STAMP_IMPRINT", imprint);
        TimeStampResult result = verifier.verify(token, others(stamped));
        CheckResult signature = signature(result);
        tally.add("TIME_STAMP_SIGNATURE", signature);
        CheckResult time = time(token, stamped.now());
        tally.add("TIME_STAMP_TIME", time);
        boolean broken = isBroken(signature) || isBroken(time) || (isBroken(imprint) && !mayBeForeign(stamp));
        if (!(result instanceof TimeStampResult.Sound sound)) {
            return judged(stamp, tally, authority(result), algorithm(token), List.of(), broken);
        }
        SignerContext context = trust(token, sound, stamped);
        tally.make(ofTrust, context);
        if (tally.isPassed()) {
            imprints.prove(stamp, token, stamped);
        }
        return judged(stamp, tally, sound.authority(), sound.suite().displayName(), context.statuses(), broken);
    }

    private List<ParsedCertificate> others(SignerContext stamped) {
        List<ParsedCertificate> others = new ArrayList<>(supplied);
        others.addAll(stamped.container().certificates());
        others.addAll(stamped.pool().certificates());
        return others;
    }

    private static CheckResult signature(TimeStampResult result) {
        if (result instanceof TimeStampResult.Refused refused) {
            return refused.decided()
                    ? CheckResult.failed(refused.subIndication(), refused.reason())
                    : CheckResult.undecided(refused.subIndication(), refused.reason());
        }
        return CheckResult.passed("The time stamp was made by its authority.");
    }

    private static CheckResult time(TimeStampToken token, Instant now) {
        return token.genTime().isAfter(now.plus(TOLERANCE))
                ? CheckResult.undecided(
                        SubIndication.SIG_CONSTRAINTS_FAILURE,
                        "The time stamp states " + token.genTime() + ", which lies in the future; the time is " + now
                                + ".")
                : CheckResult.passed("The time stamp states " + token.genTime() + ".");
    }

    private static boolean isBroken(CheckResult result) {
        return result.subIndication() != null && !INNOCENT.contains(result.subIndication());
    }

    /** A good token over something else was put there by mistake or malice; the signature itself is untouched. */
    private static boolean mayBeForeign(TimeStamp stamp) {
        return stamp.kind() == TimeStampKind.SIGNATURE || stamp.kind() == TimeStampKind.CONTENT;
    }

    private static SignerContext trust(TimeStampToken token, TimeStampResult.Sound sound, SignerContext stamped) {
        Instant proven = stamped.proofs().of(Bytes.of(token.signer().value()));
        Instant used = token.genTime().isAfter(stamped.now()) ? stamped.now() : token.genTime();
        SignerContext context = new SignerContext(
                token.container(),
                token.signer(),
                SignedContent.none(),
                stamped.evidence(),
                stamped.run(),
                new JudgedTimes(stamped.now(), used, proven, null),
                0);
        context.foundCertificate(sound.authority(), true);
        return context;
    }

    private static @Nullable ParsedCertificate authority(TimeStampResult result) {
        return result instanceof TimeStampResult.Refused refused ? refused.authority() : null;
    }

    private static String algorithm(TimeStampToken token) {
        return AlgorithmNames.describe(
                token.signer().signatureAlgorithm().getAlgorithm().getId());
    }

    private static JudgedTimeStamp judged(
            TimeStamp stamp,
            Tally tally,
            @Nullable SignerCertificate authority,
            String algorithm,
            List<LinkStatus> statuses,
            boolean broken) {
        TimeStampVerdict verdict = new TimeStampVerdict(
                stamp.kind(),
                tally.indication(),
                tally.subIndication(),
                stamp.token().map(TimeStampToken::genTime).orElse(null),
                authority,
                algorithm,
                tally.findings());
        return new JudgedTimeStamp(stamp, verdict, statuses, broken);
    }
}
