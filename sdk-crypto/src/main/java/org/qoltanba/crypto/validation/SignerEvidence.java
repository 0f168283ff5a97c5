package org.qoltanba.crypto.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.cms.Attribute;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.TimeStampKind;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.CmsSigner;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.timestamp.TimeStampToken;
import org.qoltanba.crypto.x509.CertificateReader;

/**
 * What came with a signature to prove it: time stamps, and a pool of certificates and revocation data from everywhere in
 * it. Read once, before the document is, as time stamps may need digests of it.
 */
final class SignerEvidence {

    private static final SignerEvidence NONE = new SignerEvidence(List.of(), new EvidencePool(), null, false);
    private static final int MOST_TIME_STAMPS = 64;

    private final List<TimeStamp> timeStamps;
    private final EvidencePool pool;
    private final @Nullable RawSigner raw;
    private final boolean tooMany;

    private SignerEvidence(List<TimeStamp> timeStamps, EvidencePool pool, @Nullable RawSigner raw, boolean tooMany) {
        this.timeStamps = List.copyOf(timeStamps);
        this.pool = pool;
        this.raw = raw;
        this.tooMany = tooMany;
    }

    /** For signatures that came with nothing. */
    static SignerEvidence none() {
        return NONE;
    }

    /** Whether a signer has attributes that this class reads. */
    static boolean isIn(CmsSigner signer) {
        return signer.unsignedAttributes().isPresent() || !contentStamps(signer).isEmpty();
    }

    private static List<Attribute> contentStamps(CmsSigner signer) {
        return signer.signedAttributes()
                .map(attributes -> attributes.all(AttributeTypes.CONTENT_TIME_STAMP))
                .orElse(List.of());
    }

    /**
     * Reads what came with a signature.
     *
     * @param raw the signer as octets; null if it has no unsigned attributes
     * @param shared what is in the container for all signers
     */
    static SignerEvidence of(CmsSigner signer, @Nullable RawSigner raw, EvidencePool shared, CertificateReader reader) {
        if (!isIn(signer)) {
            return shared.isEmpty() ? NONE : new SignerEvidence(List.of(), shared, raw, false);
        }
        List<TimeStamp> stamps = new ArrayList<>();
        for (Attribute attribute : contentStamps(signer)) {
            for (ASN1Encodable value : attribute.getAttrValues()) {
                stamps.add(signedStamp(value, reader));
            }
        }
        if (raw == null) {
            stamps.addAll(unreadable(signer));
        } else {
            AttributeRules.UNSIGNED_TIME_STAMPS.forEach((type, kind) -> {
                for (RawAttribute attribute : raw.signer().unsignedAttributes(type)) {
                    attribute.values().forEach(value -> stamps.add(unsignedStamp(kind, value, reader)));
                }
            });
        }
        boolean tooMany = stamps.size() > MOST_TIME_STAMPS;
        List<TimeStamp> judged = tooMany ? stamps.subList(0, MOST_TIME_STAMPS) : stamps;
        return new SignerEvidence(judged, pool(signer, judged, shared, reader), raw, tooMany);
    }

    private static List<TimeStamp> unreadable(CmsSigner signer) {
        List<TimeStamp> stamps = new ArrayList<>();
        signer.unsignedAttributes()
                .ifPresent(attributes -> AttributeRules.UNSIGNED_TIME_STAMPS.forEach((type, kind) ->
                        attributes.all(type).forEach(attribute -> stamps.add(new TimeStamp(kind, null, null)))));
        return stamps;
    }

    private static EvidencePool pool(
            CmsSigner signer, List<TimeStamp> stamps, EvidencePool shared, CertificateReader reader) {
        EvidencePool pool = new EvidencePool(shared);
        EvidenceReader evidence = new EvidenceReader(pool, reader);
        evidence.readValues(signer);
        for (TimeStamp stamp : stamps) {
            stamp.token().ifPresent(evidence::read);
        }
        return pool;
    }

    private static TimeStamp signedStamp(ASN1Encodable value, CertificateReader reader) {
        try {
            Bytes encoded = Asn1Reader.read(
                    "an attribute value", () -> Bytes.of(value.toASN1Primitive().getEncoded()));
            return new TimeStamp(TimeStampKind.CONTENT, null, TimeStampToken.parse(encoded, reader));
        } catch (MalformedAsn1Exception malformed) {
            return new TimeStamp(TimeStampKind.CONTENT, null, null);
        }
    }

    private static TimeStamp unsignedStamp(TimeStampKind kind, BerElement value, CertificateReader reader) {
        try {
            return new TimeStamp(kind, value, TimeStampToken.parse(Bytes.of(value.encoded()), reader));
        } catch (MalformedAsn1Exception malformed) {
            return new TimeStamp(kind, value, null);
        }
    }

    /** The time stamps, in the order of what they cover. */
    List<TimeStamp> timeStamps() {
        return timeStamps;
    }

    /** Whether there are more time stamps than anybody looks at. */
    boolean hasTooMany() {
        return tooMany;
    }

    EvidencePool pool() {
        return pool;
    }

    /** The signer as octets. */
    Optional<RawSigner> raw() {
        return Optional.ofNullable(raw);
    }

    /** The digests of the document that the time stamps need, as object identifiers. */
    Set<String> contentDigests() {
        Set<String> algorithms = new LinkedHashSet<>();
        for (TimeStamp stamp : timeStamps) {
            if (stamp.kind() == TimeStampKind.CONTENT || stamp.kind() == TimeStampKind.ARCHIVE_V3) {
                stamp.token()
                        .ifPresent(token ->
                                algorithms.add(token.imprint().algorithm().oid()));
            }
        }
        return algorithms;
    }
}
