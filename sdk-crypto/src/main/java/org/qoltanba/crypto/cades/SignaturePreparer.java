package org.qoltanba.crypto.cades;

import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.policy.AlgorithmPolicy;

/**
 * Prepares CAdES signatures of level B-B for a key that is not at hand: the first of two phases. What is signed, and
 * how, is as with {@link CadesSigner}.
 *
 * <p>Immutable and safe to share between threads; the methods that change a setting return a copy.
 *
 * @since 0.1.0
 */
public final class SignaturePreparer {

    private final SigningPlan plan;

    private SignaturePreparer(SigningPlan plan) {
        this.plan = plan;
    }

    /**
     * Prepares signatures of a signer.
     *
     * @param chain the signer's certificate first, then its issuers in any order as far as known
     * @return the preparer, on the clock of the machine
     * @throws KeyAccessException if the chain is empty, or the key is too weak or of a kind that cannot be used
     */
    public static SignaturePreparer of(List<? extends SignerCertificate> chain) {
        Objects.requireNonNull(chain, "chain");
        return new SignaturePreparer(SigningPlan.of(chain, AlgorithmPolicy.year2026()));
    }

    /**
     * A copy that takes signing times from another clock.
     *
     * @param other the clock
     * @return the copy
     */
    public SignaturePreparer clock(SdkClock other) {
        return new SignaturePreparer(plan.clock(Objects.requireNonNull(other, "other")));
    }

    /**
     * A copy that prepares for RSASSA-PSS instead of PKCS#1 v1.5, or the other way round; see {@link
     * CadesSigner#pss(boolean)}.
     *
     * @param wanted true for RSASSA-PSS
     * @return the copy
     */
    public SignaturePreparer pss(boolean wanted) {
        return new SignaturePreparer(plan.pss(wanted));
    }

    /**
     * A copy that states something with each signature.
     *
     * @param statements instead of what was stated before
     * @return the copy
     */
    public SignaturePreparer stating(SignatureStatements statements) {
        return new SignaturePreparer(plan.stating(Objects.requireNonNull(statements, "statements")));
    }

    /**
     * Which digest {@link #prepareDigest(Digest)} takes.
     *
     * @return the algorithm that belongs to the key
     */
    public DigestAlgorithm digestAlgorithm() {
        return plan.digestAlgorithm();
    }

    /**
     * Prepares a detached signature. Reads the document once, in constant memory; blocks meanwhile.
     *
     * @param document what is signed
     * @return the prepared signature
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SigningFailedException if the certificate is not valid now
     */
    public PreparedSignature prepare(DocumentSource document) {
        return prepare(document, SignatureOptions.detached());
    }

    /**
     * Prepares a signature. Reads the document once, in constant memory; blocks meanwhile.
     *
     * @param document what is signed; at most {@link CadesSigner#LARGEST_ATTACHED} bytes if it goes inside
     * @param options as for {@link CadesSigner#sign(DocumentSource, SignatureOptions)}, level B-B at most
     * @return the prepared signature
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SigningFailedException if the level is not supported, the document is too large to be put inside, or the
     *     certificate is not valid now
     */
    public PreparedSignature prepare(DocumentSource document, SignatureOptions options) {
        Objects.requireNonNull(document, "document");
        Objects.requireNonNull(options, "options");
        CadesSigner.requireBasic(options.level(), plan.statements());
        if (options.packaging() == SignaturePackaging.ATTACHED) {
            CadesSigner.requireAttachable(document);
        }
        MessageDigest digest = plan.newDigest();
        DocumentReader.digest(document, List.of(digest));
        return PreparedSignature.of(plan, options.packaging(), digest.digest());
    }

    /**
     * Prepares a detached signature of a document of which only the digest is at hand.
     *
     * @param digest computed with {@link #digestAlgorithm()} over the whole document
     * @return the prepared signature
     * @throws SigningFailedException if the digest is of another algorithm or length, or the certificate is not valid now
     */
    public PreparedSignature prepareDigest(Digest digest) {
        Objects.requireNonNull(digest, "digest");
        return PreparedSignature.of(plan, SignaturePackaging.DETACHED, plan.require(digest));
    }

    /** Names the certificate. */
    @Override
    public String toString() {
        return "SignaturePreparer[" + plan.suite().displayName() + ", " + plan.certificate() + "]";
    }
}
