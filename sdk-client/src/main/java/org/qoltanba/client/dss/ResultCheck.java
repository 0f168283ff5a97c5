package org.qoltanba.client.dss;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.CadesLevel;
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
 * Checks what the service calls a signature before anybody gets it: it is one, of this document, by this certificate, of
 * this level, and where it was to be added to others, those are still there. Whether the certificate can be trusted is
 * not asked here, so without anchors the best verdict is "undecided".
 */
final class ResultCheck {

    /** What a CAdES-T signature may turn out to be: more is not less. */
    private static final Set<CadesLevel> BELOW_T =
            Set.of(CadesLevel.CMS, CadesLevel.BES, CadesLevel.EPES, CadesLevel.B_B);

    private static final Set<CadesLevel> XLT1 = Set.of(CadesLevel.X_LONG_TYPE_1, CadesLevel.A);

    private final CadesVerifier verifier;
    private final DocumentSource document;
    private final CadesTerms terms;
    private final @Nullable Bytes certificate;

    /**
     * Prepares a check.
     *
     * @param verifier without anchors; looks at CMS as well
     * @param document what was to be signed
     * @param terms what was asked for
     * @param certificate fingerprint of the certificate asked for; null if only its identifier is known
     */
    ResultCheck(CadesVerifier verifier, DocumentSource document, CadesTerms terms, @Nullable Bytes certificate) {
        this.verifier = verifier;
        this.document = document;
        this.terms = terms;
        this.certificate = certificate;
    }

    /** Whether a container holds the document it signs. */
    static boolean holdsDocument(CadesVerifier verifier, Signature container) {
        return verifier.verify(container)
                .subIndication()
                .filter(reason -> reason == SubIndication.SIGNED_DATA_NOT_FOUND)
                .isEmpty();
    }

    /**
     * Reads the document again. Blocks for its source.
     *
     * @return the same signature
     * @throws SigningFailedException if it is not what was asked for
     */
    Signature require(Signature signature) {
        VerificationReport report = verifier.verify(signature, document);
        if (report.indication() == Indication.TOTAL_FAILED) {
            throw new SigningFailedException("CryptoPro DSS answered with something that is no valid signature of this"
                    + " document (" + reasons(report) + "). It was not accepted. Begin the operation again; if it"
                    + " happens again, tell the administrator of the DSS.");
        }
        List<SignerVerdict> candidates = candidates(report);
        SignerVerdict signer = candidates.stream()
                .filter(verdict -> certificate == null || certificate.equals(fingerprint(verdict)))
                .findFirst()
                .orElseThrow(
                        () -> new SigningFailedException(
                                "CryptoPro DSS signed with another certificate than the one asked for."
                                        + " The signature was not accepted. Compare the certificate's identifier with certificates()."));
        if (terms.extras().template() == null) {
            // Otherwise level and packaging are what the administrator has laid down
            requireForm(signature, signer);
        }
        return signature;
    }

    private void requireForm(Signature signature, SignerVerdict signer) {
        if (terms.countersigned() == null) {
            requireLevel(signer.level());
        }
        requirePackaging(signature);
    }

    /** Those among which the new signature is. */
    private List<SignerVerdict> candidates(VerificationReport report) {
        Signature existing = terms.existing();
        Integer countersigned = terms.countersigned();
        int before = existing == null
                ? 0
                : verifier.verify(existing, document).signers().size();
        int expected = countersigned == null ? before + 1 : before;
        if (report.signers().size() != expected) {
            throw new SigningFailedException("CryptoPro DSS answered with a signature of "
                    + report.signers().size() + " signers where " + expected
                    + (expected == 1 ? " was" : " were") + " asked for. It was not accepted.");
        }
        if (countersigned == null) {
            return report.signers();
        }
        List<SignerVerdict> added = report.signers().stream()
                .flatMap(verdict -> verdict.counterSignatures().stream())
                .filter(verdict -> verdict.indication() != Indication.TOTAL_FAILED)
                .toList();
        if (added.isEmpty()) {
            throw new SigningFailedException(
                    "CryptoPro DSS answered with a container without a valid counter-signature."
                            + " It was not accepted. Begin the operation again.");
        }
        return added;
    }

    private void requireLevel(CadesLevel found) {
        boolean reached = switch (terms.level()) {
            case CMS -> true;
            case T -> !BELOW_T.contains(found);
            case X_LONG_TYPE_1 -> XLT1.contains(found);
            default -> found != CadesLevel.CMS;
        };
        if (!reached) {
            throw new SigningFailedException("CryptoPro DSS answered with a signature of level " + found.displayName()
                    + " where " + terms.level().displayName()
                    + " was asked for. It was not accepted. Tell the administrator of the DSS.");
        }
    }

    private void requirePackaging(Signature signature) {
        boolean holdsDocument = holdsDocument(verifier, signature);
        if (holdsDocument != (terms.packaging() == SignaturePackaging.ATTACHED)) {
            throw new SigningFailedException("CryptoPro DSS answered with a signature "
                    + (holdsDocument ? "that holds the document" : "without the document inside")
                    + ", which is not what was asked for. It was not accepted. Tell the administrator of the DSS.");
        }
    }

    private static @Nullable Bytes fingerprint(SignerVerdict verdict) {
        return verdict.certificate()
                .map(SignerCertificate::encoded)
                .map(Fingerprints::ofCertificate)
                .orElse(null);
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
