package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.tsp.TimeStampToken;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * Checks a signature by itself, in the order of contract section 6: algorithms, issuer, validity, signature value, time
 * stamp, certificate status. Whether a document takes it is not its business.
 *
 * <p>It is an independent reading: nothing here is shared with the SDK's own verifier.
 */
final class SignatureVerifier {

    private final SdkClock clock;
    private final CertificateChecks certificates;
    private final TimeStamps timeStamps;
    private final CertificateStatuses statuses;

    SignatureVerifier(
            SdkClock clock, TestCertificateAuthority authority, SigexSwitches switches, ExternalServices services) {
        this.clock = clock;
        this.certificates = new CertificateChecks(authority, switches);
        this.timeStamps = new TimeStamps(authority, certificates, switches, services);
        this.statuses = new CertificateStatuses(authority, certificates, switches, services);
    }

    /** Who answered a status request. */
    X509CertificateHolder responder(BasicOCSPResp response) {
        return statuses.certificate(response);
    }

    /**
     * Checks a new signature and obtains the evidence it lacks.
     *
     * @throws RefusedException if it is not in order
     */
    VerifiedSignature verify(SubmittedSignature submitted) {
        requireSupportedAlgorithms(submitted);
        X509CertificateHolder certificate = submitted.certificate();
        certificates.requireSupportedIssuer(certificate);
        SignerIdentity signer = certificates.identify(certificate);

        Optional<TimeStampToken> stamped = submitted.timeStamp().map(timeStamps::read);
        Instant signingTime = stamped.map(TimeStamps::time).orElseGet(clock::now);
        certificates.requireValid(certificate, signingTime);
        Bytes messageDigest = requireSignatureValue(submitted);

        stamped.ifPresent(token -> timeStamps.require(token, submitted.value()));
        Optional<BasicOCSPResp> answered = submitted.ocspResponse().map(statuses::read);
        answered.ifPresent(response -> statuses.require(response, certificate, signingTime));

        TimeStampToken timeStamp = stamped.orElseGet(() -> timeStamps.obtain(submitted.value()));
        BasicOCSPResp ocspResponse = answered.orElseGet(() -> statuses.obtain(certificate));
        statuses.requireGood(ocspResponse, certificate);
        return new VerifiedSignature(submitted, signer, messageDigest, timeStamp, ocspResponse);
    }

    /**
     * Checks a signature made to sign in: now, and without a time stamp. What it is over is not its business.
     *
     * @throws RefusedException if it is not in order
     */
    SignerIdentity verifySignIn(SubmittedSignature submitted) {
        requireSupportedAlgorithms(submitted);
        X509CertificateHolder certificate = submitted.certificate();
        certificates.requireSupportedIssuer(certificate);
        SignerIdentity person = certificates.identifyForSignIn(certificate);
        certificates.requireValid(certificate, clock.now());
        requireSignatureValue(submitted);
        statuses.requireGood(statuses.obtain(certificate), certificate);
        return person;
    }

    /**
     * Checks a registered signature again, as of its registration.
     *
     * @throws RefusedException if it is not in order, or not of this document
     */
    void verifyAgain(VerifiedSignature registered, DocumentDigests document) {
        SubmittedSignature submitted = registered.submitted();
        Bytes digest =
                document.value(submitted.digestAlgorithm()).orElseThrow(Refusal.DIGESTS_UPDATE_REQUIRED::exception);
        if (!digest.equals(registered.messageDigest())) {
            throw Refusal.NOT_THE_DOCUMENT.exception();
        }
        requireSignedBy(submitted, digest);
        timeStamps.require(registered.timeStamp(), submitted.value());
        statuses.requireGood(registered.ocspResponse(), submitted.certificate());
    }

    private static void requireSupportedAlgorithms(SubmittedSignature submitted) {
        if (!Algorithms.isDigest(submitted.digestAlgorithm())) {
            throw Refusal.DIGEST_ALGORITHM_NOT_SUPPORTED.exception();
        }
        if (!Algorithms.isSignature(submitted.signatureAlgorithm())) {
            throw Refusal.SIGNATURE_ALGORITHM_NOT_SUPPORTED.exception();
        }
        String certified =
                submitted.certificate().getSignatureAlgorithm().getAlgorithm().getId();
        if (!Algorithms.isSignature(certified)) {
            throw Refusal.CERTIFICATE_SIGNATURE_ALGORITHM_NOT_SUPPORTED.exception();
        }
    }

    /**
     * Checks the signature value. The document itself is not at hand, so the digest that the signer states is taken for
     * the document's; whether it is comes later. Without signed attributes there is no such digest and nothing to check.
     */
    private static Bytes requireSignatureValue(SubmittedSignature submitted) {
        Bytes stated = submitted.messageDigest().orElseThrow(Refusal.INVALID_SIGNATURE::exception);
        Optional<Bytes> content = submitted.content();
        if (content.isPresent() && !stated.equals(digest(content.get(), submitted.digestAlgorithm()))) {
            throw Refusal.INVALID_SIGNATURE.exception();
        }
        requireSignedBy(submitted, stated);
        return stated;
    }

    private static void requireSignedBy(SubmittedSignature submitted, Bytes documentDigest) {
        if (!submitted.isOver(documentDigest)) {
            throw Refusal.INVALID_SIGNATURE.exception();
        }
    }

    private static Bytes digest(Bytes content, String algorithm) {
        return DocumentDigests.of(content.asInputStream(), Set.of(algorithm))
                .value(algorithm)
                .orElseThrow();
    }
}
