package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.crypto.cms.CertificateReference;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.cms.SignedAttributes;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.suite.VerificationKey;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** What is known of one signer: given at the start, and found by the checks one after the other. Not thread-safe. */
final class SignerContext {

    private final CmsContainer container;
    private final CmsSigner signer;
    private final SignedContent content;
    private final SignerEvidence evidence;
    private final ValidationRun run;
    private final int depth;
    private JudgedTimes times;
    private @Nullable CertificateReference reference;
    private @Nullable ParsedCertificate certificate;
    private boolean bound;
    private @Nullable SignatureSuite suite;
    private @Nullable VerificationKey key;
    private @Nullable Instant signingTime;
    private @Nullable CertificatePath path;
    private List<LinkStatus> statuses = List.of();
    private List<JudgedTimeStamp> timeStamps = List.of();

    /** A signature of which nothing but itself is looked at. */
    SignerContext(CmsContainer container, CmsSigner signer, SignedContent content, Instant now) {
        this(
                container,
                signer,
                content,
                SignerEvidence.none(),
                new ValidationRun(new ProofsOfExistence(now), IssuerSearch.none()),
                JudgedTimes.at(now),
                0);
    }

    /**
     * A signature with all that came with it.
     *
     * @param depth 0 for a signature of the document, 1 for a counter-signature of one, and so on
     */
    SignerContext(
            CmsContainer container,
            CmsSigner signer,
            SignedContent content,
            SignerEvidence evidence,
            ValidationRun run,
            JudgedTimes times,
            int depth) {
        this.container = container;
        this.signer = signer;
        this.content = content;
        this.evidence = evidence;
        this.run = run;
        this.times = times;
        this.depth = depth;
    }

    CmsContainer container() {
        return container;
    }

    CmsSigner signer() {
        return signer;
    }

    SignedContent content() {
        return content;
    }

    /** When the validation takes place. */
    Instant now() {
        return times.now();
    }

    /** The times to judge by. */
    JudgedTimes times() {
        return times;
    }

    void foundTimes(JudgedTimes found) {
        this.times = found;
    }

    /** What came with the signature to prove it. */
    SignerEvidence evidence() {
        return evidence;
    }

    EvidencePool pool() {
        return evidence.pool();
    }

    /** What it shares with other signatures of the file. */
    ValidationRun run() {
        return run;
    }

    ProofsOfExistence proofs() {
        return run.proofs();
    }

    /** 0 for a signature of the document, 1 for a counter-signature of one, and so on. */
    int depth() {
        return depth;
    }

    boolean isCounterSignature() {
        return depth > 0;
    }

    Optional<SignedAttributes> signedAttributes() {
        return signer.signedAttributes();
    }

    /** Which certificate the signer says was used. */
    Optional<CertificateReference> reference() {
        return Optional.ofNullable(reference);
    }

    void foundReference(CertificateReference found) {
        this.reference = found;
    }

    /** The signer's certificate; {@link #isBound()} tells whether the signature names it beyond doubt. */
    Optional<ParsedCertificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    boolean isBound() {
        return bound;
    }

    void foundCertificate(ParsedCertificate found, boolean boundBySignature) {
        this.certificate = found;
        this.bound = boundBySignature;
    }

    Optional<SignatureSuite> suite() {
        return Optional.ofNullable(suite);
    }

    Optional<VerificationKey> key() {
        return Optional.ofNullable(key);
    }

    void foundSuite(SignatureSuite found, VerificationKey decodedKey) {
        this.suite = found;
        this.key = decodedKey;
    }

    /** What the signer claims. */
    Optional<Instant> signingTime() {
        return Optional.ofNullable(signingTime);
    }

    void foundSigningTime(Instant claimed) {
        this.signingTime = claimed;
    }

    Optional<CertificatePath> path() {
        return Optional.ofNullable(path);
    }

    void foundPath(CertificatePath found) {
        this.path = found;
    }

    /** The statuses of the path's certificates, the signer's first. */
    List<LinkStatus> statuses() {
        return statuses;
    }

    void foundStatuses(List<LinkStatus> found) {
        this.statuses = List.copyOf(found);
    }

    /** The time stamps that were judged, in the order of the signature. */
    List<JudgedTimeStamp> timeStamps() {
        return timeStamps;
    }

    void foundTimeStamps(List<JudgedTimeStamp> found) {
        this.timeStamps = List.copyOf(found);
    }

    /** Whether a time stamp of one of these kinds proves something. */
    boolean isStamped(TimeStampKind... kinds) {
        return timeStamps.stream()
                .anyMatch(stamp -> stamp.isPassed()
                        && Arrays.asList(kinds).contains(stamp.stamp().kind()));
    }
}
