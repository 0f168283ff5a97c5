package org.qoltanba.client.card;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.SignatureContent;

/**
 * What a card demands of its signatures besides being good (SIGEX contract section 11): one signer, no document inside, a
 * time stamp, and proof of the certificate's status made within five minutes of it. A signature that is good but breaks a
 * rule fails, for the card it came in does not prove what a card is to prove.
 */
final class CardRules {

    private static final Duration AROUND_THE_TIME_STAMP = Duration.ofMinutes(5);

    private CardRules() {}

    static VerificationReport judge(VerificationReport report, Signature signature) {
        if (report.signers().isEmpty()) {
            return report;
        }
        List<Finding> ofContainer = List.of(oneSigner(report), detached(signature));
        boolean formFailed = ofContainer.stream().anyMatch(CardRules::isFailure);
        List<SignerVerdict> signers = new ArrayList<>();
        for (SignerVerdict signer : report.signers()) {
            signers.add(judge(signer, formFailed));
        }
        List<Finding> findings = new ArrayList<>(report.findings());
        findings.addAll(ofContainer);
        return VerificationReport.of(signers, findings);
    }

    private static SignerVerdict judge(SignerVerdict signer, boolean formFailed) {
        Optional<Instant> stamped = timeStamp(signer);
        List<Finding> findings = List.of(timeStamped(stamped), statusProven(signer, stamped));
        boolean failed = formFailed || findings.stream().anyMatch(CardRules::isFailure);
        SignerVerdict.Builder judged = copy(signer);
        findings.forEach(judged::finding);
        if (failed && signer.indication() != Indication.TOTAL_FAILED) {
            judged.verdict(Indication.TOTAL_FAILED, SubIndication.SIG_CONSTRAINTS_FAILURE);
        }
        return judged.build();
    }

    private static SignerVerdict.Builder copy(SignerVerdict signer) {
        SignerVerdict.Builder copy = SignerVerdict.builder()
                .verdict(signer.indication(), signer.subIndication().orElse(null))
                .level(signer.level())
                .algorithm(signer.algorithm());
        signer.provenLevel().ifPresent(copy::provenLevel);
        signer.bestSignatureTime().ifPresent(copy::bestSignatureTime);
        signer.certificate().ifPresent(copy::certificate);
        signer.claimedSigningTime().ifPresent(copy::claimedSigningTime);
        signer.timeStamps().forEach(copy::timeStamp);
        signer.evidence().forEach(copy::evidence);
        signer.counterSignatures().forEach(copy::counterSignature);
        signer.findings().forEach(copy::finding);
        return copy;
    }

    private static Finding oneSigner(VerificationReport report) {
        int signers = report.signers().size();
        return signers == 1
                ? passed("CARD_ONE_SIGNER", "The signature has one signer, as a card's signatures have.")
                : failed(
                        "CARD_ONE_SIGNER",
                        "The signature has " + signers + " signers; a card's signatures have one each.");
    }

    private static Finding detached(Signature signature) {
        return SignatureContent.of(signature).isEmpty()
                ? passed("CARD_DETACHED", "The signature does not hold the document, as it must be in a card.")
                : failed(
                        "CARD_DETACHED",
                        "The signature holds a document of its own; in a card it must stand outside of it.");
    }

    private static Optional<Instant> timeStamp(SignerVerdict signer) {
        return signer.timeStamps().stream()
                .filter(stamp -> stamp.kind() == TimeStampKind.SIGNATURE)
                .filter(stamp -> stamp.indication() == Indication.TOTAL_PASSED)
                .flatMap(stamp -> stamp.statedTime().stream())
                .min(Instant::compareTo);
    }

    private static Finding timeStamped(Optional<Instant> stamped) {
        return stamped.map(time -> passed("CARD_TIME_STAMP", "A time stamp of " + time + " proves when it was signed."))
                .orElseGet(() -> failed(
                        "CARD_TIME_STAMP", "No good time stamp is in the signature; in a card it must have one."));
    }

    private static Finding statusProven(SignerVerdict signer, Optional<Instant> stamped) {
        List<EvidenceUse> inside = signer.evidence().stream()
                .filter(evidence -> evidence.origin() == EvidenceUse.Origin.EMBEDDED)
                .filter(evidence -> isAbout(evidence, signer.certificate()))
                .toList();
        if (inside.isEmpty()) {
            return failed(
                    "CARD_STATUS_PROOF",
                    "No proof is in the signature that the certificate was not revoked; in a card it must hold one.");
        }
        boolean timely = stamped.filter(time -> inside.stream().anyMatch(evidence -> isTimely(evidence, time)))
                .isPresent();
        return timely
                ? passed(
                        "CARD_STATUS_PROOF", "Proof is inside that the certificate was not revoked when it was signed.")
                : failed(
                        "CARD_STATUS_PROOF",
                        "The proof that the certificate was not revoked is not from within five minutes of the time"
                                + " stamp.");
    }

    private static boolean isAbout(EvidenceUse evidence, Optional<SignerCertificate> certificate) {
        return certificate
                .filter(signer -> signer.serialNumber().equals(evidence.serialNumber()))
                .isPresent();
    }

    /** A list of revocations holds until the next; whether it did at that time is part of the verdict itself. */
    private static boolean isTimely(EvidenceUse evidence, Instant stamped) {
        boolean list = evidence.description().startsWith("CRL");
        return list || Duration.between(stamped, evidence.issuedAt()).abs().compareTo(AROUND_THE_TIME_STAMP) <= 0;
    }

    private static boolean isFailure(Finding finding) {
        return finding.outcome() == Finding.Outcome.FAILED;
    }

    private static Finding passed(String code, String text) {
        return new Finding(Finding.Outcome.PASSED, code, text);
    }

    private static Finding failed(String code, String text) {
        return new Finding(Finding.Outcome.FAILED, code, text);
    }
}
