package org.qoltanba.crypto.cades;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.MalformedSignatureException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.Finding;
import org.qoltanba.api.signature.Finding.Outcome;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;
import org.qoltanba.crypto.cms.SignedDataEdit;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** A signature that is going to be changed: what it holds, and whether it bears the change. Immutable. */
final class ExistingSignature {

    /** What covers the whole container, so that nothing may be added to it or taken out of it. */
    private static final Map<ASN1ObjectIdentifier, String> SEALS = Map.of(
            AttributeTypes.ARCHIVE_TIME_STAMP_V1, "an archive time stamp of the first form",
            AttributeTypes.ARCHIVE_TIME_STAMP_V2, "an archive time stamp of the second form",
            AttributeTypes.EVIDENCE_RECORD_INTERNAL, "an evidence record",
            AttributeTypes.EVIDENCE_RECORD_EXTERNAL, "an evidence record",
            AttributeTypes.LONG_TERM_VALIDATION, "a long-term-validation attribute");

    private final Signature signature;
    private final RawSignedData raw;
    private final SignatureLimits limits;

    private ExistingSignature(Signature signature, RawSignedData raw, SignatureLimits limits) {
        this.signature = signature;
        this.raw = raw;
        this.limits = limits;
    }

    static ExistingSignature open(Signature signature, SignatureLimits limits) {
        try {
            RawSignedData raw = RawSignedData.read(signature.encoded().toArray(), limits.ofContainer());
            if (raw.signers().isEmpty()) {
                throw new MalformedSignatureException(
                        "Nobody has signed: the container only carries certificates. Give a signature.");
            }
            return new ExistingSignature(signature, raw, limits);
        } catch (MalformedAsn1Exception malformed) {
            throw new MalformedSignatureException(
                    "This is not a signature that can be read. " + malformed.getMessage() + " Give a CMS SignedData.",
                    malformed);
        }
    }

    RawSignedData raw() {
        return raw;
    }

    /** Refuses what a change would break. */
    ExistingSignature requireUnsealed() {
        for (RawSignerInfo signer : raw.signers()) {
            signer.unsignedAttributes().stream()
                    .filter(attribute -> SEALS.containsKey(attribute.type()))
                    .findFirst()
                    .ifPresent(seal -> {
                        throw new SigningFailedException("The signature carries " + SEALS.get(seal.type())
                                + ", which covers the whole container: the change would break it. Leave this signature as"
                                + " it is.");
                    });
        }
        return this;
    }

    /** Refuses what level B-B cannot be made for. */
    ExistingSignature requireDocument() {
        if (!raw.contentType().equals(CMSObjectIdentifiers.data)) {
            throw new SigningFailedException("The signature is of content of type "
                    + raw.contentType().getId() + ", not of a document. Sign the document anew.");
        }
        return this;
    }

    /** What the others' signatures are worth, without trust in anybody. Reads a document; blocks meanwhile. */
    VerificationReport judge(@Nullable DocumentSource document, SdkClock clock) {
        CadesVerifier verifier = CadesVerifier.trusting(TrustAnchors.none())
                .clock(clock)
                .limits(limits)
                .build();
        return document == null ? verifier.verify(signature) : verifier.verify(signature, document);
    }

    /** Refuses a document that those who signed before did not sign. */
    static void requireSigned(VerificationReport report) {
        List<Finding> comparisons = report.signers().stream()
                .map(SignerVerdict::findings)
                .flatMap(List::stream)
                .filter(finding -> finding.code().equals("MESSAGE_DIGEST"))
                .toList();
        boolean denied = comparisons.stream().anyMatch(finding -> finding.outcome() == Outcome.FAILED);
        boolean confirmed = comparisons.stream().anyMatch(finding -> finding.outcome() == Outcome.PASSED);
        if (denied && !confirmed) {
            throw new SigningFailedException("The document is not the one that was signed before: its digest differs."
                    + " Give the document that belongs to this signature, or make a signature of its own.");
        }
    }

    /** The digest of what the others signed. Reads a document; blocks meanwhile. */
    byte[] contentDigest(@Nullable DocumentSource document, MessageDigest digest) {
        BerElement inside = raw.content().orElse(null);
        if (inside != null) {
            try {
                return digest.digest(inside.octets());
            } catch (MalformedAsn1Exception malformed) {
                throw new MalformedSignatureException(
                        "The document inside the signature cannot be read. " + malformed.getMessage(), malformed);
            }
        }
        if (document == null) {
            throw new SigningFailedException(
                    "The signature does not hold its document, and none was given. Give the document as well.");
        }
        DocumentReader.digest(document, List.of(digest));
        return digest.digest();
    }

    /** The octets of one signer's signature. */
    byte[] valueOf(int signer) {
        if (signer < 0 || signer >= raw.signers().size()) {
            throw new SigningFailedException("There is no signer " + signer + ": the signature has "
                    + raw.signers().size() + ", counted from zero.");
        }
        return raw.signers().get(signer).value();
    }

    /** The container with something a signer adds, its certificates and its digest algorithm. */
    byte[] with(SigningPlan plan, UnaryOperator<SignedDataEdit> addition) {
        try {
            SignedDataEdit edit = new SignedDataEdit(raw).digestAlgorithm(plan.digestIdentifier());
            for (ParsedCertificate certificate : plan.embedded()) {
                edit.certificate(certificate.encoded().toArray());
            }
            return addition.apply(edit).encoded();
        } catch (MalformedAsn1Exception malformed) {
            throw new MalformedSignatureException(
                    "Nothing can be added to this signature. " + malformed.getMessage(), malformed);
        }
    }
}
