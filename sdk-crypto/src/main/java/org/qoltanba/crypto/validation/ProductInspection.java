package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsLimits;
import org.qoltanba.crypto.cms.CmsReader;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;

/**
 * Looks at a signature that was just made with the eyes of a verifier: reads it from its octets and makes every check
 * that does not depend on whom the verifier trusts.
 *
 * <p>Immutable but for a memory of certificates; safe to share between threads.
 */
public final class ProductInspection {

    private final AlgorithmProfile profile;
    private final SignerJudge judge;
    private final CmsLimits limits;
    private final CertificateReader certificateReader = new CertificateReader();

    /**
     * Puts the checks together.
     *
     * @param profile the algorithms at hand
     * @param limits how much a product may hold
     */
    public ProductInspection(AlgorithmProfile profile, CmsLimits limits) {
        this.profile = profile;
        this.limits = limits;
        // Whoever signs under a policy knows it; only a verifier has to ask for its rules
        List<SignerCheck> checks =
                SignerChecks.ofTheSignature(List.of(), profile, new CertificateKeys(), false).stream()
                        .filter(check -> !(check instanceof SignaturePolicyCheck))
                        .toList();
        this.judge = new SignerJudge(checks, List.of(), profile, null);
    }

    /**
     * Inspects the last signer of a product: the one that was just added.
     *
     * @param product the encoded container
     * @param digest the digest of the document it was made for
     * @param at when it was made
     * @return the code of the first check that did not pass; empty if it is a sound signature of level B-B
     */
    public Optional<String> defectOf(byte[] product, Digest digest, Instant at) {
        try {
            CmsContainer container = CmsReader.read(product, certificateReader, limits);
            CmsSigner signer =
                    container.signers().get(container.signers().size() - 1).signer();
            if (signer == null) {
                return Optional.of("SIGNER_INFO");
            }
            SignedContent content = container
                    .content()
                    .map(octets -> SignedContent.none()
                            .and(octets, Set.of(digest.algorithm().oid()), profile))
                    .orElseGet(SignedContent::none)
                    .and(digest);
            SignerVerdict verdict = judge.judge(new SignerContext(container, signer, content, at));
            if (verdict.indication() != Indication.TOTAL_PASSED) {
                return verdict.findings().stream()
                        .filter(finding -> finding.outcome() == Finding.Outcome.FAILED
                                || finding.outcome() == Finding.Outcome.NOT_CHECKED)
                        .map(Finding::code)
                        .findFirst();
            }
            return verdict.level() == CadesLevel.B_B || verdict.level() == CadesLevel.EPES
                    ? Optional.empty()
                    : Optional.of("LEVEL");
        } catch (MalformedAsn1Exception malformed) {
            return Optional.of("CONTAINER");
        }
    }
}
