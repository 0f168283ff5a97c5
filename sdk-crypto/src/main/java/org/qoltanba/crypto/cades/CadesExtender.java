package org.qoltanba.crypto.cades;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.UnreadableDocumentException;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Indication;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.path.PathBuilder;
import org.qoltanba.crypto.pki.IssuerSource;
import org.qoltanba.crypto.pki.RevocationSource;
import org.qoltanba.crypto.pki.TimeStampSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.policy.AlgorithmPolicy;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.validation.IssuerSearch;
import org.qoltanba.crypto.x509.CertificateKeys;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.GivenCertificates;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Lifts signatures to higher levels, so that they can be checked when certificates have expired and services are gone:
 * baseline B-T, B-LT and B-LTA (ETSI EN 319 122-1 section 6.3), and CAdES-X Long Type 1 (RFC 5126 section 4.4.3.4), which
 * CryptoPro calls XLT1. All signers of a container are lifted together. What is there stays as it is, octet by octet; what
 * is there already of a level is not added again, but for an archive time stamp: each extension to B-LTA adds one, after
 * the validation data of the one before.
 *
 * <p>A level is only ever the form. Whether the result is accepted is a verifier's verdict, and a verifier may trust other
 * anchors.
 *
 * <p>Immutable but for a memory of certificates; safe to share between threads, if sources and clock are. Blocks for the
 * sources.
 *
 * @since 0.1.0
 */
public final class CadesExtender {

    private static final Set<CadesLevel> LEVELS =
            EnumSet.of(CadesLevel.T, CadesLevel.B_T, CadesLevel.B_LT, CadesLevel.B_LTA, CadesLevel.X_LONG_TYPE_1);

    private final AlgorithmProfile profile;
    private final CertificateReader certificates = new CertificateReader();
    private final List<ParsedCertificate> intermediates;
    private final RevocationSource revocation;
    private final IssuerSource issuers;
    private final SignatureLimits limits;
    private final SdkClock clock;
    private final TimeStamping timeStamps;
    private final PathBuilder paths;

    private CadesExtender(Builder builder) {
        this.profile = AlgorithmProfile.of(builder.algorithms);
        this.intermediates = GivenCertificates.parse(builder.intermediates, "the extender");
        this.revocation = builder.revocation;
        this.issuers = builder.issuers;
        this.limits = builder.limits;
        this.clock = builder.clock;
        this.timeStamps = new TimeStamping(builder.timeStamps, profile, certificates);
        this.paths = new PathBuilder(
                GivenCertificates.parse(builder.anchors.certificates(), "the extender"),
                profile.suites(),
                new CertificateKeys());
    }

    /**
     * Begins an extender. With time stamps alone it lifts to B-T; the other levels need anchors and revocation data.
     *
     * @param timeStamps who proves times
     * @return a builder
     */
    public static Builder stamping(TimeStampSource timeStamps) {
        return new Builder(Objects.requireNonNull(timeStamps, "timeStamps"));
    }

    /**
     * Lifts a signature that holds its document, or lifts a detached one to a level below B-LTA.
     *
     * @param signature the signature
     * @param level {@code B_T} (or {@code T}, which is the same addition), {@code B_LT}, {@code B_LTA} or {@code
     *     X_LONG_TYPE_1}
     * @return the signature at that level
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException if another level is asked for, a signature value is wrong, something needed is
     *     missing, or the change would break an older archive time stamp or an evidence record
     * @throws SdkException if a source fails
     */
    public Signature extend(Signature signature, CadesLevel level) {
        return extend(signature, null, level);
    }

    /**
     * Lifts a signature of a document outside it. Reads the document, in constant memory; blocks meanwhile.
     *
     * @param signature the signature
     * @param document the document that was signed
     * @param level as for {@link #extend(Signature, CadesLevel)}
     * @return the signature at that level
     * @throws MalformedSignatureException if it is no signature that can be read
     * @throws SigningFailedException if another level is asked for, it is another document, a signature value is wrong,
     *     something needed is missing, or the change would break an older archive time stamp or an evidence record
     * @throws UnreadableDocumentException if the document cannot be read to its end
     * @throws SdkException if a source fails
     */
    public Signature extend(Signature signature, @Nullable DocumentSource document, CadesLevel level) {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(level, "level");
        requireLevel(level);
        ExistingSignature existing = ExistingSignature.open(signature, limits).requireUnsealed();
        if (level == CadesLevel.B_LTA
                && document == null
                && existing.raw().content().isEmpty()) {
            throw new SigningFailedException("An archive time stamp covers the document, which is not inside the"
                    + " signature. Give the document as well.");
        }
        requireSound(existing, document);
        try {
            Extension extension =
                    new Extension(existing.raw(), profile, timeStamps, certificates, limits.ofContainer());
            extension.stampSignatures();
            if (level == CadesLevel.X_LONG_TYPE_1) {
                extension.addReferences(this::collector, intermediates);
            } else if (level == CadesLevel.B_LT || level == CadesLevel.B_LTA) {
                extension.addValidationData(this::collector, intermediates);
            }
            if (level == CadesLevel.B_LTA) {
                extension.stampArchive(document);
            }
            return extension.signature();
        } catch (MalformedAsn1Exception malformed) {
            throw new MalformedSignatureException(
                    "The signature cannot be extended. " + malformed.getMessage(), malformed);
        }
    }

    private ValidationDataCollector collector(HeldEvidence held, Collection<ParsedCertificate> candidates) {
        return new ValidationDataCollector(paths, new IssuerSearch(issuers), revocation, held, candidates, clock.now());
    }

    static void requireLevel(CadesLevel level) {
        if (!LEVELS.contains(level)) {
            throw new SigningFailedException("A signature is extended to B_T, B_LT, B_LTA or X_LONG_TYPE_1; asked was "
                    + level.displayName() + ". Ask for one of these.");
        }
    }

    /** Nobody is asked to prove when a broken signature was made. */
    private void requireSound(ExistingSignature existing, @Nullable DocumentSource document) {
        for (SignerVerdict verdict : existing.judge(document, clock).signers()) {
            if (verdict.indication() == Indication.TOTAL_FAILED) {
                throw new SigningFailedException(
                        "A signature in the container is broken ("
                                + verdict.subIndication().map(Enum::name).orElse("no reason")
                                + "), and no time stamp would mend it. Give a sound signature, and the document it was made for.");
            }
        }
    }

    @Override
    public String toString() {
        return "CadesExtender[" + intermediates.size() + " intermediates]";
    }

    /**
     * Collects the settings of an extender. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final TimeStampSource timeStamps;
        private final List<SignerCertificate> intermediates = new ArrayList<>();
        private TrustAnchors anchors = TrustAnchors.none();
        private RevocationSource revocation = RevocationSource.none();
        private IssuerSource issuers = IssuerSource.none();
        private SdkClock clock = SdkClock.system();
        private AlgorithmPolicy algorithms = AlgorithmPolicy.year2026();
        private SignatureLimits limits = SignatureLimits.standard();

        private Builder(TimeStampSource timeStamps) {
            this.timeStamps = timeStamps;
        }

        /**
         * Sets where paths end. Levels above B-T need it.
         *
         * @param trusted whom to trust
         * @return this
         */
        public Builder trusting(TrustAnchors trusted) {
            this.anchors = Objects.requireNonNull(trusted, "trusted");
            return this;
        }

        /**
         * Sets where the revocation data come from. Levels above B-T need it.
         *
         * @param source the source; asked as of now, which is after the signature
         * @return this
         */
        public Builder revocation(RevocationSource source) {
            this.revocation = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Sets where issuers come from that neither the signature holds nor {@link #intermediates} names.
         *
         * @param source the source
         * @return this
         */
        public Builder issuers(IssuerSource source) {
            this.issuers = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Adds certificates that may lie on the way to an anchor. They are not trusted.
         *
         * @param certificates the certificates
         * @return this
         */
        public Builder intermediates(Collection<? extends SignerCertificate> certificates) {
            this.intermediates.addAll(List.copyOf(Objects.requireNonNull(certificates, "certificates")));
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
         * Sets which algorithms paths and time stamps may be made with. Without it the policy of 2026 holds.
         *
         * @param policy the policy
         * @return this
         */
        public Builder algorithms(AlgorithmPolicy policy) {
            this.algorithms = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets how much a signature may hold, before and after. Without it {@link SignatureLimits#standard()} holds, and
         * no level is made that would carry a national revocation list.
         *
         * @param allowed the limits
         * @return this
         */
        public Builder limits(SignatureLimits allowed) {
            this.limits = Objects.requireNonNull(allowed, "allowed");
            return this;
        }

        /**
         * Ends the extender.
         *
         * @return the extender
         * @throws KeyAccessException if one of the certificates is malformed
         */
        public CadesExtender build() {
            return new CadesExtender(this);
        }
    }
}
