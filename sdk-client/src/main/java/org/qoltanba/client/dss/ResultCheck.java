package org.qoltanba.client.dss;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.crypto.cades.CadesVerifier;

/**
 * Checks what the service calls a signature before anybody gets it: it is one, of this document, by this certificate.
 * Whether the certificate can be trusted is not asked here, so without anchors the best verdict is "undecided".
 */
final class ResultCheck {

    private final CadesVerifier verifier;
    private final SigningOrder order;
    private final SigningRecord record;

    ResultCheck(CadesVerifier verifier, SigningOrder order, SigningRecord record) {
        this.verifier = verifier;
        this.order = order;
        this.record = record;
    }

    /**
     * Reads the document again. Blocks for its source.
     *
     * @return the same signature
     * @throws SigningFailedException if it is not what was asked for
     */
    Signature require(Signature signature) {
        VerificationReport report = record.byDigest()
                ? verifier.verify(signature, record.digest())
                : verifier.verify(signature, order.document());
        if (report.indication() == Indication.TOTAL_FAILED) {
            throw new SigningFailedException("CryptoPro DSS answered with something that is no valid signature of this"
                    + " document (" + reasons(report) + "). It was not accepted. Begin the operation again; if it"
                    + " happens again, tell the administrator of the DSS.");
        }
        if (report.signers().size() != 1) {
            throw new SigningFailedException("CryptoPro DSS answered with a signature of "
                    + report.signers().size() + " signers where one was asked for. It was not accepted.");
        }
        requireCertificate(report.signers().get(0).certificate());
        requirePackaging(signature);
        return signature;
    }

    private void requirePackaging(Signature signature) {
        boolean holdsDocument = verifier.verify(signature)
                .subIndication()
                .filter(reason -> reason == SubIndication.SIGNED_DATA_NOT_FOUND)
                .isEmpty();
        if (holdsDocument != (record.packaging() == SignaturePackaging.ATTACHED)) {
            throw new SigningFailedException("CryptoPro DSS answered with a signature "
                    + (holdsDocument ? "that holds the document" : "without the document inside")
                    + ", which is not what was asked for. It was not accepted. Tell the administrator of the DSS.");
        }
    }

    private void requireCertificate(Optional<SignerCertificate> signer) {
        Bytes asked = record.certificate();
        if (asked != null && !asked.equals(fingerprint(signer.orElse(null)))) {
            throw new SigningFailedException("CryptoPro DSS signed with another certificate than the one asked for."
                    + " The signature was not accepted. Compare the certificate's identifier with certificates().");
        }
    }

    private static @Nullable Bytes fingerprint(@Nullable SignerCertificate certificate) {
        return certificate == null ? null : Fingerprints.ofCertificate(certificate.encoded());
    }

    private static String reasons(VerificationReport report) {
        return report.subIndication().map(Enum::name).orElse("no reason given") + codes(report);
    }

    private static String codes(VerificationReport report) {
        List<Finding> findings = report.signers().stream()
                .map(SignerVerdict::findings)
                .findFirst()
                .orElse(report.findings());
        String failed = findings.stream()
                .filter(finding -> finding.outcome() == Finding.Outcome.FAILED)
                .map(Finding::code)
                .collect(Collectors.joining(", "));
        return failed.isEmpty() ? "" : ": " + failed;
    }
}
