package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsLimits;
import org.qoltanba.crypto.cms.CmsReader;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.path.PathBuilder;
import org.qoltanba.crypto.path.PathRule;
import org.qoltanba.crypto.path.PathRules;
import org.qoltanba.crypto.pki.IssuerSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.timestamp.TimeStampVerifier;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Validates containers: reads them, finds the content, and judges each signer by itself.
 *
 * <p>Immutable but for a memory of certificates; safe to share between threads, if the sources are.
 */
public final class SignatureValidator {

    private final AlgorithmProfile profile;
    private final SignerJudge judge;
    private final IssuerSource issuers;
    private final CmsLimits limits;
    private final CertificateReader certificateReader = new CertificateReader();

    /**
     * Puts the checks together.
     *
     * @param algorithms which algorithms are accepted, and until when
     * @param anchors whom to trust
     * @param intermediates certificates that may lie on the way or be a signer's
     * @param issuers where other issuers come from
     * @param revocation where to learn of revocations that the signature itself says nothing about
     * @param settings what the caller has chosen
     * @param limits how much a container may hold
     */
    public SignatureValidator(
            AlgorithmPolicy algorithms,
            List<ParsedCertificate> anchors,
            List<ParsedCertificate> intermediates,
            IssuerSource issuers,
            RevocationSource revocation,
            ValidationSettings settings,
            CmsLimits limits) {
        this.profile = AlgorithmProfile.of(algorithms);
        this.issuers = issuers;
        this.limits = limits;
        CertificateKeys keys = new CertificateKeys();
        RevocationInquiry inquiry = new RevocationInquiry(revocation, profile, keys, settings);
        List<SignerCheck> ofTheSignature =
                SignerChecks.ofTheSignature(intermediates, profile, keys, settings.legacyCms());
        List<SignerCheck> ofThePath = ofThePath(
                new CertificatePathCheck(
                        new PathBuilder(anchors, profile.suites(), keys),
                        PathRules.all(profile.suites(), keys),
                        intermediates),
                PathRules.lasting(profile.suites(), keys),
                new AlgorithmPeriodCheck(algorithms),
                inquiry,
                settings);
        TimeStampJudge timeStamps = new TimeStampJudge(
                new TimeStampVerifier(profile, keys),
                new TimeStampImprints(profile, certificateReader),
                intermediates,
                ofThePath);
        List<SignerCheck> ofTrust =
                new ArrayList<>(List.of(new TimeStampsCheck(timeStamps), new TimeStampOrderCheck()));
        ofTrust.addAll(ofThePath);
        ofTrust.addAll(List.of(
                new KeyUsageCheck(settings.nonRepudiationRequired()),
                new SigningTimeCheck(),
                new TimeStampIntegrityCheck(),
                new UnsignedAttributesCheck()));
        this.judge = new SignerJudge(
                ofTheSignature,
                ofTrust,
                profile,
                new CounterSignatures(ofTheSignature, ofTrust, profile, certificateReader));
    }

    /** What is checked of everybody's path: the signer's, and those of time stamp authorities. */
    private static List<SignerCheck> ofThePath(
            CertificatePathCheck path,
            List<PathRule> rules,
            AlgorithmPeriodCheck algorithms,
            RevocationInquiry inquiry,
            ValidationSettings settings) {
        List<SignerCheck> checks = new ArrayList<>(List.of(path, new CertificateValidityCheck(inquiry), algorithms));
        rules.forEach(rule -> checks.add(new PathRuleCheck(rule)));
        checks.addAll(
                List.of(new AuthorityRevocationCheck(inquiry, settings), new SignerRevocationCheck(inquiry, settings)));
        return List.copyOf(checks);
    }

    /**
     * Validates a signature that should hold its document.
     *
     * @param signature the signature
     * @param at the control time
     * @return the report
     */
    public VerificationReport validate(Signature signature, Instant at) {
        return validate(signature, at, (content, algorithms) -> content);
    }

    /**
     * Validates a signature of a document. Reads the document once, for all signers together; blocks meanwhile.
     *
     * @param signature the signature
     * @param document the document
     * @param at the control time
     * @return the report
     */
    public VerificationReport validate(Signature signature, DocumentSource document, Instant at) {
        return validate(signature, at, (content, algorithms) -> content.and(document, algorithms, profile));
    }

    /**
     * Validates a signature of a document of which only a digest is known.
     *
     * @param signature the signature
     * @param digest the digest
     * @param at the control time
     * @return the report
     */
    public VerificationReport validate(Signature signature, Digest digest, Instant at) {
        return validate(signature, at, (content, algorithms) -> content.and(digest));
    }

    private VerificationReport validate(
            Signature signature, Instant at, BiFunction<SignedContent, Set<String>, SignedContent> outside) {
        byte[] encoded = signature.encoded().toArray();
        CmsContainer container;
        try {
            container = CmsReader.read(encoded, certificateReader, limits);
        } catch (MalformedAsn1Exception malformed) {
            return VerificationReport.formatFailure(new Finding(
                    Outcome.FAILED,
                    "CONTAINER",
                    "This is not a signature that can be read. " + malformed.getMessage()));
        }
        ContainerEvidence evidence = ContainerEvidence.of(container, encoded, certificateReader, limits);
        Set<String> algorithms = evidence.digestAlgorithms();
        SignedContent content = container
                .content()
                .map(octets -> SignedContent.none().and(octets, algorithms, profile))
                .orElseGet(SignedContent::none);
        SignedContent complete = outside.apply(content, algorithms);
        ValidationRun run = new ValidationRun(new ProofsOfExistence(at), new IssuerSearch(issuers));
        List<SignerVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < container.signers().size(); i++) {
            CmsContainer.Entry entry = container.signers().get(i);
            CmsSigner signer = entry.signer();
            verdicts.add(
                    signer == null
                            ? unreadable(String.valueOf(entry.fault()))
                            : judge.judge(new SignerContext(
                                    container, signer, complete, evidence.of(i), run, JudgedTimes.at(at), 0)));
        }
        return VerificationReport.of(verdicts, findings(container));
    }

    private static SignerVerdict unreadable(String fault) {
        return SignerVerdict.builder()
                .verdict(Indication.TOTAL_FAILED, SubIndication.FORMAT_FAILURE)
                .finding(new Finding(Outcome.FAILED, "SIGNER_INFO", fault))
                .build();
    }

    private static List<Finding> findings(CmsContainer container) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                Outcome.PASSED,
                "CONTAINER",
                "CMS SignedData with " + container.signers().size() + " signers and "
                        + container.certificates().size() + " certificates, document "
                        + (container.content().isPresent() ? "inside." : "outside.")));
        for (String warning : container.warnings()) {
            findings.add(new Finding(Outcome.WARNING, "CONTAINER", warning));
        }
        return findings;
    }
}
