package org.qoltanba.crypto.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.AttributeTypes;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;

/** Tells of every octet of a signature what it belongs to, and so whether anybody vouches for it. */
public final class SignatureMap {

    /** What an octet belongs to. */
    public enum Part {
        /** The document inside the signature. */
        DOCUMENT,
        /** The signed attributes but the next one. */
        SIGNED_ATTRIBUTES,
        /** The signed attribute that names the certificate. */
        CERTIFICATE_REFERENCE,
        /** What the key has made. */
        SIGNATURE_VALUE,
        /** What time stamp authorities have signed, their signatures, and the index of an archive time stamp. */
        TIME_STAMP,
        /** Unsigned attributes that a later time stamp covers: references, and everything before an old archive one. */
        STAMPED,
        /**
         * Certificates and revocation data. They are signed by their issuers, and a verifier that has others needs them
         * not; only an archive time stamp says that they are what they were.
         */
        EVIDENCE,
        /**
         * Tags, lengths, versions, announcements of algorithms, names of signers, unsigned attributes of time stamps:
         * what they say is known or checked otherwise, or nobody relies on it.
         */
        UNPROTECTED;

        /** Whether no change may go unnoticed. */
        public boolean isCovered() {
            return compareTo(EVIDENCE) < 0;
        }
    }

    private static final Set<ASN1ObjectIdentifier> STAMPS = Set.of(
            AttributeTypes.SIGNATURE_TIME_STAMP,
            AttributeTypes.CADES_C_TIME_STAMP,
            AttributeTypes.ARCHIVE_TIME_STAMP_V2,
            AttributeTypes.ARCHIVE_TIME_STAMP_V3);
    private static final Set<ASN1ObjectIdentifier> REFERENCES =
            Set.of(AttributeTypes.CERTIFICATE_REFERENCES, AttributeTypes.REVOCATION_REFERENCES);
    private static final Set<ASN1ObjectIdentifier> VALUES =
            Set.of(AttributeTypes.CERTIFICATE_VALUES, AttributeTypes.REVOCATION_VALUES);

    private final byte[] octets;
    private final Part[] parts;

    private SignatureMap(byte[] octets) {
        this.octets = octets;
        this.parts = new Part[octets.length];
        Arrays.fill(parts, Part.UNPROTECTED);
    }

    /** Maps a signature in DER. */
    public static SignatureMap of(byte[] octets) throws MalformedAsn1Exception {
        SignatureMap map = new SignatureMap(octets);
        RawSignedData data = RawSignedData.read(octets);
        for (BerElement field : data.certificates()) {
            map.markFirst(Part.EVIDENCE, field.encoded());
        }
        for (BerElement field : data.crls()) {
            map.markFirst(Part.EVIDENCE, field.encoded());
        }
        for (RawSignerInfo signer : data.signers()) {
            map.markUnsigned(signer);
            map.markSigned(signer, Part.SIGNED_ATTRIBUTES, Part.SIGNATURE_VALUE);
            for (BerElement attribute : signer.signedAttributes().orElseThrow().children()) {
                if (ASN1ObjectIdentifier.getInstance(attribute.children().get(0).encoded())
                        .equals(AttributeTypes.SIGNING_CERTIFICATE_V2)) {
                    map.mark(Part.CERTIFICATE_REFERENCE, attribute.encoded());
                }
            }
        }
        if (data.content().isPresent()) {
            map.mark(Part.DOCUMENT, data.content().get().contents());
        }
        return map;
    }

    private void markUnsigned(RawSignerInfo signer) throws MalformedAsn1Exception {
        boolean isReferenceStamped = has(signer, AttributeTypes.CADES_C_TIME_STAMP);
        boolean isArchived = has(signer, AttributeTypes.ARCHIVE_TIME_STAMP_V2);
        for (RawAttribute attribute : signer.unsignedAttributes()) {
            if (VALUES.contains(attribute.type())) {
                markFirst(Part.EVIDENCE, attribute.element().encoded());
            }
            boolean isReference = REFERENCES.contains(attribute.type());
            boolean isOldest = attribute.is(AttributeTypes.ARCHIVE_TIME_STAMP_V2);
            if ((isReference && isReferenceStamped) || (isArchived && !isOldest)) {
                mark(Part.STAMPED, attribute.element().encoded());
            }
            if (STAMPS.contains(attribute.type())) {
                markToken(RawSignedData.read(attribute.values().get(0).encoded()));
            }
        }
    }

    private static boolean has(RawSignerInfo signer, ASN1ObjectIdentifier type) {
        return !signer.unsignedAttributes(type).isEmpty();
    }

    private void markToken(RawSignedData token) throws MalformedAsn1Exception {
        RawSignerInfo authority = token.signers().get(0);
        mark(Part.TIME_STAMP, token.content().orElseThrow().contents());
        markSigned(authority, Part.TIME_STAMP, Part.TIME_STAMP);
        for (RawAttribute index : authority.unsignedAttributes()) {
            mark(Part.TIME_STAMP, index.values().get(0).contents());
        }
    }

    private void markSigned(RawSignerInfo signer, Part attributes, Part value) {
        mark(attributes, signer.signedAttributes().orElseThrow().contents());
        mark(value, signer.value());
    }

    private void mark(Part part, byte[] piece) {
        for (int i = 0; i + piece.length <= octets.length; i++) {
            if (Arrays.equals(octets, i, i + piece.length, piece, 0, piece.length)) {
                Arrays.fill(parts, i, i + piece.length, part);
            }
        }
    }

    /** Tokens repeat certificates of the container. */
    private void markFirst(Part part, byte[] piece) {
        for (int i = 0; i + piece.length <= octets.length; i++) {
            if (Arrays.equals(octets, i, i + piece.length, piece, 0, piece.length)) {
                Arrays.fill(parts, i, i + piece.length, part);
                return;
            }
        }
    }

    /** What an octet belongs to. */
    public Part at(int octet) {
        return parts[octet];
    }

    /** The octets of a part. */
    public List<Integer> octetsOf(Part part) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] == part) {
                found.add(i);
            }
        }
        return found;
    }

    /** Whether only the encoding differs: TRUE may be any octet but zero, and DER makes it the same again. */
    public boolean meansTheSame(byte[] mutant) {
        try {
            return Arrays.equals(
                    ASN1Primitive.fromByteArray(octets).getEncoded(ASN1Encoding.DER),
                    ASN1Primitive.fromByteArray(mutant).getEncoded(ASN1Encoding.DER));
        } catch (IOException malformed) {
            return false;
        }
    }
}
