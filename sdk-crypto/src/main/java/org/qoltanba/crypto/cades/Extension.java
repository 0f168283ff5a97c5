package org.qoltanba.crypto.cades;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.crypto.archive.ArchiveImprints;
import org.qoltanba.crypto.archive.HashIndex;
import org.qoltanba.crypto.archive.ReferenceImprints;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CertificateReference;
import org.qoltanba.crypto.cms.CmsContainer;
import org.qoltanba.crypto.cms.CmsLimits;
import org.qoltanba.crypto.cms.CmsReader;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;
import org.qoltanba.crypto.cms.SignedDataEdit;
import org.qoltanba.crypto.io.DocumentReader;
import org.qoltanba.crypto.jca.Sha2;
import org.qoltanba.crypto.profile.AlgorithmProfile;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.x509.CertificateReader;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** One signature on its way to a higher level, step by step. Not thread-safe; blocks for the sources. */
final class Extension {

    private static final List<ASN1ObjectIdentifier> TIME_STAMPS = List.of(
            AttributeTypes.SIGNATURE_TIME_STAMP,
            AttributeTypes.CADES_C_TIME_STAMP,
            AttributeTypes.REFERENCES_TIME_STAMP,
            AttributeTypes.ARCHIVE_TIME_STAMP_V3);

    private final AlgorithmProfile profile;
    private final TimeStamping timeStamps;
    private final CertificateReader reader;
    private final CmsLimits limits;
    private RawSignedData raw;
    private byte @Nullable [] product;

    Extension(
            RawSignedData raw,
            AlgorithmProfile profile,
            TimeStamping timeStamps,
            CertificateReader reader,
            CmsLimits limits) {
        this.raw = raw;
        this.profile = profile;
        this.timeStamps = timeStamps;
        this.reader = reader;
        this.limits = limits;
    }

    Signature signature() throws MalformedAsn1Exception {
        return Signature.of(Bytes.of(product == null ? new SignedDataEdit(raw).encoded() : product));
    }

    private void become(SignedDataEdit edit) throws MalformedAsn1Exception {
        byte[] encoded = edit.encoded();
        raw = RawSignedData.read(encoded, limits);
        product = encoded;
    }

    /** Level B-T: a time stamp on the signature of each signer that has none (section 5.3). */
    void stampSignatures() throws MalformedAsn1Exception {
        SignedDataEdit edit = new SignedDataEdit(raw);
        for (int i = 0; i < raw.signers().size(); i++) {
            RawSignerInfo signer = raw.signers().get(i);
            if (signer.unsignedAttributes(AttributeTypes.SIGNATURE_TIME_STAMP).isEmpty()) {
                AlgorithmIdentifier algorithm = algorithmFor(signer);
                TimeStampToken token = stamp(algorithm, newDigest(algorithm).digest(signer.value()));
                requireBeforeExpiry(token, certificateOf(i));
                edit.unsignedAttribute(i, attribute(AttributeTypes.SIGNATURE_TIME_STAMP, token.encoded()));
            }
        }
        become(edit);
    }

    private static void requireBeforeExpiry(TimeStampToken token, ParsedCertificate signer) {
        if (token.genTime().isAfter(signer.notAfter())) {
            throw new SigningFailedException("The signer's certificate expired on " + signer.notAfter()
                    + ", before the time stamp of " + token.genTime() + ": it would prove nothing. It is too late to"
                    + " extend this signature.");
        }
    }

    /** Level B-LT: all that is needed to check signers and time stamps, in the container (section 6.3). */
    void addValidationData(
            BiFunction<HeldEvidence, Collection<ParsedCertificate>, ValidationDataCollector> collectors,
            List<ParsedCertificate> intermediates)
            throws MalformedAsn1Exception {
        SignedDataEdit edit = new SignedDataEdit(raw);
        ValidationDataCollector collector = collectors.apply(held(), candidates(intermediates));
        for (int i = 0; i < raw.signers().size(); i++) {
            collectFor(i, collector);
        }
        collector.data().addTo(edit);
        become(edit);
    }

    /** CAdES-X Long Type 1: references, values, and a time stamp over signature and references (RFC 5126). */
    void addReferences(
            BiFunction<HeldEvidence, Collection<ParsedCertificate>, ValidationDataCollector> collectors,
            List<ParsedCertificate> intermediates)
            throws MalformedAsn1Exception {
        SignedDataEdit references = new SignedDataEdit(raw);
        for (int i = 0; i < raw.signers().size(); i++) {
            requireWithoutReferences(raw.signers().get(i));
            ValidationDataCollector collector = collectors.apply(held(), candidates(intermediates));
            collectFor(i, collector);
            AlgorithmIdentifier algorithm = algorithmFor(raw.signers().get(i));
            List<byte[]> attributes = new ReferenceAttributes(
                            certificateOf(i), collector.data(), algorithm, newDigest(algorithm))
                    .encoded();
            for (byte[] attribute : attributes) {
                references.unsignedAttribute(i, attribute);
            }
        }
        become(references);
        SignedDataEdit stamps = new SignedDataEdit(raw);
        for (int i = 0; i < raw.signers().size(); i++) {
            RawSignerInfo signer = raw.signers().get(i);
            AlgorithmIdentifier algorithm = algorithmFor(signer);
            TimeStampToken token = stamp(algorithm, ReferenceImprints.cadesC(signer, newDigest(algorithm)));
            stamps.unsignedAttribute(i, attribute(AttributeTypes.CADES_C_TIME_STAMP, token.encoded()));
        }
        become(stamps);
    }

    private static void requireWithoutReferences(RawSignerInfo signer) {
        if (!signer.unsignedAttributes(AttributeTypes.CERTIFICATE_REFERENCES).isEmpty()) {
            throw new SigningFailedException("The signature has references already (level CAdES-C or higher), and they"
                    + " may occur only once. Leave it as it is, or extend it to B_LTA.");
        }
    }

    /** Level B-LTA: an archive time stamp for each signer (section 5.5.3). Reads a document; blocks meanwhile. */
    void stampArchive(@Nullable DocumentSource document) throws MalformedAsn1Exception {
        SignedDataEdit edit = new SignedDataEdit(raw);
        for (int i = 0; i < raw.signers().size(); i++) {
            RawSignerInfo signer = raw.signers().get(i);
            AlgorithmIdentifier algorithm = algorithmFor(signer);
            MessageDigest digest = newDigest(algorithm);
            HashIndex index = HashIndex.over(algorithm, digest, raw, signer);
            byte[] imprint = ArchiveImprints.version3(raw, signer, contentDigest(document, algorithm), index, digest);
            TimeStampToken token = stamp(algorithm, imprint);
            byte[] indexed = new SignedDataEdit(
                            RawSignedData.read(token.encoded().toArray()))
                    .unsignedAttribute(0, index.attribute())
                    .encoded();
            edit.unsignedAttribute(i, attribute(AttributeTypes.ARCHIVE_TIME_STAMP_V3, Bytes.of(indexed)));
        }
        become(edit);
    }

    private byte[] contentDigest(@Nullable DocumentSource document, AlgorithmIdentifier algorithm)
            throws MalformedAsn1Exception {
        MessageDigest digest = newDigest(algorithm);
        BerElement inside = raw.content().orElse(null);
        if (inside != null) {
            return digest.digest(inside.octets());
        }
        if (document != null) {
            DocumentReader.digest(document, List.of(digest));
        }
        return digest.digest();
    }

    /** The digest of the signer, so that a time stamp is never weaker than what it protects. */
    private AlgorithmIdentifier algorithmFor(RawSignerInfo signer) throws MalformedAsn1Exception {
        AlgorithmIdentifier own = Asn1Reader.read(
                "a digest algorithm",
                () -> AlgorithmIdentifier.getInstance(signer.digestAlgorithm().encoded()));
        return new AlgorithmIdentifier(
                profile.newDigest(own.getAlgorithm().getId()).isPresent()
                        ? own.getAlgorithm()
                        : new ASN1ObjectIdentifier(Sha2.SHA_512.oid()));
    }

    private MessageDigest newDigest(AlgorithmIdentifier algorithm) {
        return profile.newDigest(algorithm.getAlgorithm().getId()).orElseThrow();
    }

    private TimeStampToken stamp(AlgorithmIdentifier algorithm, byte[] imprint) {
        return timeStamps.stamp(algorithm.getAlgorithm().getId(), imprint);
    }

    /** The token stays as the authority wrote it, in DER or BER. */
    private static byte[] attribute(ASN1ObjectIdentifier type, Bytes token) {
        return DerWriter.wrap(
                BerElement.SEQUENCE, ValidationData.encode(type), DerWriter.wrap(BerElement.SET, token.toArray()));
    }

    private void collectFor(int signer, ValidationDataCollector collector) throws MalformedAsn1Exception {
        List<TimeStampToken> tokens = tokensOf(raw.signers().get(signer));
        Instant proven = tokens.stream()
                .map(TimeStampToken::genTime)
                .min(Instant::compareTo)
                .orElse(null);
        collector.collect(certificateOf(signer), proven);
        for (TimeStampToken token : tokens) {
            collector.collect(timeStamps.authority(token, List.of()), null);
        }
    }

    private List<TimeStampToken> tokensOf(RawSignerInfo signer) throws MalformedAsn1Exception {
        List<TimeStampToken> tokens = new ArrayList<>();
        for (RawAttribute attribute : signer.unsignedAttributes()) {
            if (TIME_STAMPS.contains(attribute.type())) {
                for (BerElement value : attribute.values()) {
                    tokens.add(timeStamps.read(value.encoded()));
                }
            }
        }
        return tokens;
    }

    private HeldEvidence held() throws MalformedAsn1Exception {
        List<Instant> times = new ArrayList<>();
        for (RawSignerInfo signer : raw.signers()) {
            tokensOf(signer).forEach(token -> times.add(token.genTime()));
        }
        return HeldEvidence.in(raw, times);
    }

    private Collection<ParsedCertificate> candidates(List<ParsedCertificate> intermediates)
            throws MalformedAsn1Exception {
        Set<ParsedCertificate> candidates = new LinkedHashSet<>(container().certificates());
        for (RawSignerInfo signer : raw.signers()) {
            tokensOf(signer).forEach(token -> candidates.addAll(token.certificates()));
        }
        candidates.addAll(intermediates);
        return candidates;
    }

    private CmsContainer container() throws MalformedAsn1Exception {
        return CmsReader.read(new SignedDataEdit(raw).encoded(), reader, limits);
    }

    /** The certificate the signed attributes reference. */
    private ParsedCertificate certificateOf(int index) throws MalformedAsn1Exception {
        CmsContainer container = container();
        CmsSigner signer = container.signers().get(index).signer();
        AttributeTable signed =
                signer == null ? null : signer.signedAttributes().orElse(null);
        if (signer != null && signed != null) {
            CertificateReference reference = CertificateReference.in(signed).orElse(null);
            for (ParsedCertificate certificate : container.certificates()) {
                if (signer.names(certificate) && (reference == null || reference.matches(certificate, profile))) {
                    return certificate;
                }
            }
        }
        throw new SigningFailedException("The certificate of signer " + index
                + " is not in the signature, so that nobody could check it later. Add it before extending.");
    }
}
