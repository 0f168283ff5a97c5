package org.qoltanba.crypto.validation;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.crypto.archive.ArchiveImprints;
import org.qoltanba.crypto.archive.HashIndex;
import org.qoltanba.crypto.archive.HashIndexCoverage;
import org.qoltanba.crypto.archive.ReferenceImprints;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.x509.CertificateReader;

/**
 * What each kind of time stamp covers: whether its message imprint is that, and what it proves if it passes (ETSI EN 319
 * 122-1 sections 5.2.8, 5.3 and 5.5, RFC 5126 section 6.3).
 *
 * <p>Immutable and safe to share between threads.
 */
final class TimeStampImprints {

    private static final Set<ASN1ObjectIdentifier> ARCHIVE = Set.of(
            AttributeTypes.ARCHIVE_TIME_STAMP_V1,
            AttributeTypes.ARCHIVE_TIME_STAMP_V2,
            AttributeTypes.ARCHIVE_TIME_STAMP_V3);

    private final AlgorithmProfile profile;
    private final CertificateReader reader;

    TimeStampImprints(AlgorithmProfile profile, CertificateReader reader) {
        this.profile = profile;
        this.reader = reader;
    }

    /** Compares the imprint with what is covered. */
    CheckResult check(TimeStamp stamp, TimeStampToken token, SignerContext stamped) {
        String algorithm = token.imprint().algorithm().oid();
        MessageDigest digest = profile.newDigest(algorithm).orElse(null);
        if (digest == null) {
            return CheckResult.notChecked(
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
                    "The time stamp is made over a digest that is not supported (" + algorithm + ").");
        }
        try {
            return switch (stamp.kind()) {
                case CONTENT -> content(token, stamped);
                case SIGNATURE -> compared(token, digest.digest(stamped.signer().value()));
                case SIGNATURE_AND_REFERENCES ->
                    compared(token, ReferenceImprints.cadesC(raw(stamped).signer(), digest));
                case REFERENCES ->
                    compared(token, ReferenceImprints.references(raw(stamped).signer(), digest));
                case ARCHIVE_V2 -> archiveV2(stamp, token, stamped);
                case ARCHIVE_V3 -> archiveV3(token, stamped, digest);
            };
        } catch (MalformedAsn1Exception malformed) {
            return CheckResult.failed(SubIndication.FORMAT_FAILURE, String.valueOf(malformed.getMessage()));
        }
    }

    private static RawSigner raw(SignerContext stamped) throws MalformedAsn1Exception {
        return stamped.evidence()
                .raw()
                .orElseThrow(() -> new MalformedAsn1Exception("What the time stamp covers cannot be read."));
    }

    private static CheckResult compared(TimeStampToken token, byte[]... imprints) {
        for (byte[] imprint : imprints) {
            if (MessageDigest.isEqual(imprint, token.imprint().value().toArray())) {
                return CheckResult.passed("The time stamp covers what it should.");
            }
        }
        return CheckResult.failed(
                SubIndication.HASH_FAILURE, "The time stamp was made for something else: its message imprint differs.");
    }

    private static CheckResult withoutDocument() {
        return CheckResult.notChecked(
                SubIndication.SIGNED_DATA_NOT_FOUND,
                "The time stamp covers the document, of which the digest needed is not at hand.");
    }

    private static CheckResult content(TimeStampToken token, SignerContext stamped) {
        List<byte[]> digests =
                stamped.content().digests(token.imprint().algorithm().oid()).orElse(List.of());
        return digests.isEmpty() ? withoutDocument() : compared(token, digests.get(0));
    }

    private CheckResult archiveV3(TimeStampToken token, SignerContext stamped, MessageDigest digest)
            throws MalformedAsn1Exception {
        List<byte[]> digests =
                stamped.content().digests(token.imprint().algorithm().oid()).orElse(List.of());
        if (digests.isEmpty()) {
            return withoutDocument();
        }
        RawSigner raw = raw(stamped);
        HashIndex index = index(token);
        CheckResult imprint =
                compared(token, ArchiveImprints.version3(raw.container(), raw.signer(), digests.get(0), index, digest));
        return imprint.indication() == null ? complete(index, raw, imprint) : imprint;
    }

    private CheckResult complete(HashIndex index, RawSigner raw, CheckResult imprint) throws MalformedAsn1Exception {
        Optional<HashIndexCoverage> coverage = coverage(index, raw);
        if (coverage.isEmpty()) {
            return CheckResult.notChecked(
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
                    "The hash index of the time stamp is made with a digest that is not supported (" + index.digestOid()
                            + ").");
        }
        return coverage.get().isComplete()
                ? imprint
                : CheckResult.failed(
                        SubIndication.HASH_FAILURE,
                        "The time stamp covers " + coverage.get().missing()
                                + " objects that are not in the signature, or were changed.");
    }

    private static HashIndex index(TimeStampToken token) throws MalformedAsn1Exception {
        return HashIndex.in(RawSignedData.read(token.encoded().toArray()))
                .orElseThrow(() -> new MalformedAsn1Exception("An archive time stamp has no hash index."));
    }

    private Optional<HashIndexCoverage> coverage(HashIndex index, RawSigner raw) throws MalformedAsn1Exception {
        MessageDigest digest = profile.newDigest(index.digestOid()).orElse(null);
        return digest == null ? Optional.empty() : Optional.of(index.coverage(raw.container(), raw.signer(), digest));
    }

    private CheckResult archiveV2(TimeStamp stamp, TimeStampToken token, SignerContext stamped)
            throws MalformedAsn1Exception {
        RawSigner raw = raw(stamped);
        String algorithm = token.imprint().algorithm().oid();
        List<byte[]> imprints = ArchiveImprints.version2(
                raw.container(),
                raw.signer(),
                attribute -> isOlder(attribute, stamp, token),
                stamped.content().document().orElse(null),
                () -> profile.newDigest(algorithm).orElseThrow());
        return imprints.isEmpty() ? withoutDocument() : compared(token, imprints.toArray(new byte[0][]));
    }

    /** An archive time stamp of version 2 covers all other attributes, and archive time stamps that are older. */
    private boolean isOlder(RawAttribute attribute, TimeStamp stamp, TimeStampToken token) {
        if (!ARCHIVE.contains(attribute.type())) {
            return true;
        }
        return attribute.values().stream()
                .allMatch(value -> value != stamp.element()
                        && genTime(value)
                                .filter(other -> other.isBefore(token.genTime()))
                                .isPresent());
    }

    private Optional<Instant> genTime(BerElement value) {
        try {
            return Optional.of(
                    TimeStampToken.parse(Bytes.of(value.encoded()), reader).genTime());
        } catch (MalformedAsn1Exception malformed) {
            return Optional.empty();
        }
    }

    /** Adds what a time stamp that passed proves. */
    void prove(TimeStamp stamp, TimeStampToken token, SignerContext stamped) {
        ProofsOfExistence proofs = stamped.proofs();
        Instant time = token.genTime();
        if (stamp.kind() != TimeStampKind.CONTENT && stamp.kind() != TimeStampKind.REFERENCES) {
            proofs.add(Bytes.of(stamped.signer().value()), time);
        }
        if (stamp.kind() == TimeStampKind.SIGNATURE_AND_REFERENCES || stamp.kind() == TimeStampKind.REFERENCES) {
            CompleteReferences.of(stamped.signer(), profile)
                    .referenced(stamped.pool())
                    .forEach(object -> proofs.add(object, time));
        }
        if (stamp.kind() == TimeStampKind.SIGNATURE_AND_REFERENCES) {
            stamped.evidence().timeStamps().stream()
                    .filter(other -> other.kind() == TimeStampKind.SIGNATURE)
                    .flatMap(other -> other.token().stream())
                    .forEach(other -> proofs.add(Bytes.of(other.signer().value()), time));
        }
        if (stamp.isArchive()) {
            stamped.evidence()
                    .raw()
                    .ifPresent(raw -> new ArchiveCoverage(raw, covered(stamp, token, raw), reader).prove(proofs, time));
        }
    }

    private Predicate<BerElement> covered(TimeStamp stamp, TimeStampToken token, RawSigner raw) {
        if (stamp.kind() == TimeStampKind.ARCHIVE_V2) {
            return element -> raw.signer().unsignedAttributes().stream()
                    .filter(attribute -> attribute.values().stream().anyMatch(value -> value == element))
                    .allMatch(attribute -> isOlder(attribute, stamp, token));
        }
        try {
            Optional<HashIndexCoverage> coverage = coverage(index(token), raw);
            return element -> coverage.filter(found -> found.covers(element)).isPresent();
        } catch (MalformedAsn1Exception malformed) {
            return element -> false;
        }
    }
}
