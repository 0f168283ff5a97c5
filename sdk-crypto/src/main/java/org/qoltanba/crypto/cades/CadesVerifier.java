package org.qoltanba.crypto.cades;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.StreamedSignedData;
import org.qoltanba.crypto.pki.IssuerSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.validation.SignatureValidator;
import org.qoltanba.crypto.x509.GivenCertificates;

/**
 * Verifies CAdES signatures of all levels (ETSI EN 319 122-1, RFC 5126) by the validation procedure of ETSI EN 319 102-1.
 *
 * <p>Certificates, revocations and algorithms are judged at the earliest time at which the signature is proven to have
 * existed: by its time stamps if they are valid, otherwise at the present. A signature that was time-stamped before its
 * certificate expired or was revoked so remains good, and so do its time stamps if later archive time stamps cover them.
 * The trust anchors are those of signers and of time stamp authorities alike.
 *
 * <p>A bad signature is not an exception but a verdict with the finding of each check; so is something that is no
 * signature at all. A verdict is {@code TOTAL_PASSED} only if every check was made and passed. Revocation data inside the
 * signature is used first; where it does not suffice the given source is asked, and without one the verdict is {@code
 * INDETERMINATE / TRY_LATER}. A time stamp that proves nothing costs the signature its level, and only one that is damaged
 * leaves the verdict open. Counter-signatures are judged by themselves.
 *
 * <p>Signatures are read in DER or BER, also as PEM or Base64 and with zero bytes after them, within {@link
 * SignatureLimits}. A detached document is read once, in constant memory, whatever the number of signers.
 *
 * <p>Immutable and safe to share between threads, if clock and sources are. Blocks while documents are read and
 * sources asked.
 *
 * @since 0.1.0
 */
public final class CadesVerifier {

    private final SdkClock clock;
    private final SignatureLimits limits;
    private final SignatureValidator validator;

    private CadesVerifier(Builder builder) {
        this.clock = builder.clock;
        this.limits = builder.limits;
        this.validator = new SignatureValidator(
                builder.algorithms,
                GivenCertificates.parse(builder.anchors.certificates(), "the verifier"),
                GivenCertificates.parse(builder.intermediates, "the verifier"),
                builder.issuers,
                builder.revocation,
                builder.policy.settings(),
                builder.limits.ofContainer());
    }

    /**
     * Begins a verifier.
     *
     * @param anchors whom to trust
     * @return a builder
     */
    public static Builder trusting(TrustAnchors anchors) {
        return new Builder(Objects.requireNonNull(anchors, "anchors"));
    }

    /**
     * Verifies a signature of a document outside it. If the signature holds a document as well, both must be the same.
     *
     * @param signature the signature
     * @param document the document
     * @return the verdict
     * @throws UnreadableDocumentException if the document cannot be read to its end
     */
    public VerificationReport verify(Signature signature, DocumentSource document) {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(document, "document");
        return validator.validate(signature, document, clock.now());
    }

    /**
     * Verifies a signature that holds its document.
     *
     * @param signature the signature
     * @return the verdict; {@code SIGNED_DATA_NOT_FOUND} if there is no document inside
     */
    public VerificationReport verify(Signature signature) {
        Objects.requireNonNull(signature, "signature");
        return validator.validate(signature, clock.now());
    }

    /**
     * Verifies a signature of any size that holds its document, in constant memory. {@link
     * SignatureContent#in(DocumentSource)} takes the document out. Reads the file twice; blocks meanwhile.
     *
     * @param signatureFile a CMS in DER or BER, neither PEM nor Base64; {@link SignatureLimits} says how
     *     much may stand around the document
     * @return the verdict; {@code SIGNED_DATA_NOT_FOUND} if there is no document inside. Archive time stamps of the second
     *     form, which cover the encoding of the document, prove nothing this way: use {@link #verify(Signature)} for them
     * @throws UnreadableDocumentException if the file cannot be read to its end
     */
    public VerificationReport verifyAttached(DocumentSource signatureFile) {
        Objects.requireNonNull(signatureFile, "signatureFile");
        StreamedSignedData streamed;
        try {
            streamed = StreamedSignedData.read(signatureFile, limits.ofContainer());
        } catch (MalformedAsn1Exception malformed) {
            return VerificationReport.formatFailure(new Finding(
                    Finding.Outcome.FAILED,
                    "CONTAINER",
                    "This is not a signature that can be read. " + malformed.getMessage()));
        }
        Signature detached = Signature.of(Bytes.of(streamed.detached()));
        return streamed.content()
                .map(document -> validator.validate(detached, document, clock.now()))
                .orElseGet(() -> validator.validate(detached, clock.now()));
    }

    /**
     * Verifies a signature of a document of which only a digest is at hand.
     *
     * @param signature the signature
     * @param digest computed over the whole document
     * @return the verdict; {@code SIGNED_DATA_NOT_FOUND} for signers that used another digest algorithm
     */
    public VerificationReport verify(Signature signature, Digest digest) {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(digest, "digest");
        return validator.validate(signature, digest, clock.now());
    }

    /**
     * Collects the settings of a verifier. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final TrustAnchors anchors;
        private final List<SignerCertificate> intermediates = new ArrayList<>();
        private IssuerSource issuers = IssuerSource.none();
        private RevocationSource revocation = RevocationSource.none();
        private SdkClock clock = SdkClock.system();
        private ValidationPolicy policy = ValidationPolicy.standard();
        private AlgorithmPolicy algorithms = AlgorithmPolicy.year2026();
        private SignatureLimits limits = SignatureLimits.standard();

        private Builder(TrustAnchors anchors) {
            this.anchors = anchors;
        }

        /**
         * Sets where to learn of revocations. Without it only signatures pass that hold all revocation data themselves.
         *
         * @param source the source
         * @return this
         */
        public Builder revocation(RevocationSource source) {
            this.revocation = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets the clock that says what time it is. Without it the machine's is asked.
         *
         * @param source the clock
         * @return this
         */
        public Builder clock(SdkClock source) {
            this.clock = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Adds certificates that signatures may lack: issuers on the way to an anchor, or signers themselves. They are
         * not trusted.
         *
         * @param certificates the certificates
         * @return this
         */
        public Builder intermediates(Collection<? extends SignerCertificate> certificates) {
            this.intermediates.addAll(List.copyOf(Objects.requireNonNull(certificates, "certificates")));
            return this;
        }

        /**
         * Sets where issuers come from that neither the signature holds nor {@link #intermediates} names, of signers
         * and of time stamp authorities. What comes from there is not trusted. Without it nothing is fetched, and a
         * signature that lacks an issuer is {@code INDETERMINATE / NO_CERTIFICATE_CHAIN_FOUND}, as it is when the
         * source finds nothing.
         *
         * <p>The source is asked about certificates that nobody has judged yet, so it must be safe against hostile
         * addresses. It is asked at most ten times for a path and thirty times for a signature file.
         *
         * @param source the source
         * @return this
         */
        public Builder issuers(IssuerSource source) {
            this.issuers = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets the rules that are a matter of choice. Without it {@link ValidationPolicy#standard()} holds.
         *
         * @param rules the rules
         * @return this
         */
        public Builder policy(ValidationPolicy rules) {
            this.policy = Objects.requireNonNull(rules, "rules");
            return this;
        }

        /**
         * Sets which algorithms are accepted and until when. Without it the policy of 2026 holds.
         *
         * @param policy the policy
         * @return this
         */
        public Builder algorithms(AlgorithmPolicy policy) {
            this.algorithms = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets how much a signature may hold. Without it {@link SignatureLimits#standard()} holds, and a signature with a
         * national revocation list inside is {@code TOTAL_FAILED / FORMAT_FAILURE}, unread.
         *
         * @param allowed the limits
         * @return this
         */
        public Builder limits(SignatureLimits allowed) {
            this.limits = Objects.requireNonNull(allowed, "allowed");
            return this;
        }

        /**
         * Ends the verifier.
         *
         * @return the verifier
         * @throws KeyAccessException if one of the certificates is malformed
         */
        public CadesVerifier build() {
            return new CadesVerifier(this);
        }
    }
}
