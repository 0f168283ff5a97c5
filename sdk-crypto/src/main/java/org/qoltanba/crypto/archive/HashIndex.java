package org.qoltanba.crypto.archive;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.RawAttribute;
import org.qoltanba.crypto.cms.RawSignedData;
import org.qoltanba.crypto.cms.RawSignerInfo;

/**
 * The attribute ats-hash-index in the token of an archive-time-stamp-v3: the hashes of the certificates, revocation data
 * and unsigned attributes that the time stamp covers (ETSI EN 319 122-1 section 5.5.2 and annex A).
 *
 * <p>Immutable and safe to share between threads.
 */
public final class HashIndex {

    private static final int MOST_HASHES = 10_000;

    private final HashIndexVersion version;
    private final AlgorithmIdentifier algorithm;
    private final List<Bytes> certificates;
    private final List<Bytes> crls;
    private final List<Bytes> attributes;
    private final byte[] encoded;

    private HashIndex(
            HashIndexVersion version,
            AlgorithmIdentifier algorithm,
            List<Bytes> certificates,
            List<Bytes> crls,
            List<Bytes> attributes,
            byte[] encoded) {
        this.version = version;
        this.algorithm = algorithm;
        this.certificates = List.copyOf(certificates);
        this.crls = List.copyOf(crls);
        this.attributes = List.copyOf(attributes);
        this.encoded = encoded;
    }

    /**
     * Finds the index of an archive time stamp.
     *
     * @param token the token
     * @return the index; empty if the token has none
     * @throws MalformedAsn1Exception if it is malformed, or there is more than one
     */
    public static Optional<HashIndex> in(RawSignedData token) throws MalformedAsn1Exception {
        List<HashIndex> found = new ArrayList<>();
        for (RawSignerInfo signer : token.signers()) {
            for (RawAttribute attribute : signer.unsignedAttributes()) {
                Optional<HashIndexVersion> version = HashIndexVersion.of(attribute.type());
                if (version.isPresent()) {
                    found.add(read(version.get(), attribute));
                }
            }
        }
        if (found.size() > 1) {
            throw new MalformedAsn1Exception("An archive time stamp has " + found.size() + " hash indexes.");
        }
        return found.stream().findFirst();
    }

    private static HashIndex read(HashIndexVersion version, RawAttribute attribute) throws MalformedAsn1Exception {
        if (attribute.values().size() != 1) {
            throw new MalformedAsn1Exception("A hash index has not exactly one value.");
        }
        byte[] encoded = attribute.values().get(0).encoded();
        return Asn1Reader.read(
                "a hash index of an archive time stamp",
                () -> read(version, ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded)), encoded));
    }

    private static HashIndex read(HashIndexVersion version, ASN1Sequence value, byte[] encoded) {
        int lists = value.size() - 3;
        if (lists != 1 && !(lists == 0 && version == HashIndexVersion.V1)) {
            throw new IllegalArgumentException("Not algorithm and three lists.");
        }
        AlgorithmIdentifier algorithm = lists == 0
                ? new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)
                : AlgorithmIdentifier.getInstance(value.getObjectAt(0));
        return new HashIndex(
                version,
                algorithm,
                hashes(value.getObjectAt(lists)),
                hashes(value.getObjectAt(lists + 1)),
                hashes(value.getObjectAt(lists + 2)),
                encoded);
    }

    private static List<Bytes> hashes(ASN1Encodable list) {
        ASN1Sequence elements = ASN1Sequence.getInstance(list);
        if (elements.size() > MOST_HASHES) {
            throw new IllegalArgumentException("Too many hashes.");
        }
        List<Bytes> hashes = new ArrayList<>();
        for (ASN1Encodable element : elements) {
            hashes.add(Bytes.of(ASN1OctetString.getInstance(element).getOctets()));
        }
        return hashes;
    }

    /**
     * Makes the index, of version 3, of all that is there.
     *
     * @param algorithm the digest's identifier
     * @param digest the digest, reset
     * @param signed what the signature holds
     * @param signer whom the time stamp is for
     * @return the index
     * @throws MalformedAsn1Exception if an attribute's value cannot be parsed
     */
    public static HashIndex over(
            AlgorithmIdentifier algorithm, MessageDigest digest, RawSignedData signed, RawSignerInfo signer)
            throws MalformedAsn1Exception {
        List<Bytes> certificates = new ArrayList<>();
        for (BerElement certificate : signed.certificates()) {
            certificates.add(Bytes.of(digest.digest(certificate.encoded())));
        }
        List<Bytes> crls = new ArrayList<>();
        for (BerElement crl : signed.crls()) {
            crls.add(Bytes.of(digest.digest(crl.encoded())));
        }
        List<Bytes> attributes = new ArrayList<>();
        for (RawAttribute attribute : signer.unsignedAttributes()) {
            for (BerElement value : attribute.values()) {
                attributes.add(HashIndexVersion.hashOf(attribute, value.der(), digest));
            }
        }
        ASN1EncodableVector parts = new ASN1EncodableVector();
        parts.add(algorithm);
        parts.add(sequence(certificates));
        parts.add(sequence(crls));
        parts.add(sequence(attributes));
        byte[] encoded = encode(new DERSequence(parts));
        return new HashIndex(HashIndexVersion.V3, algorithm, certificates, crls, attributes, encoded);
    }

    private static DERSequence sequence(List<Bytes> hashes) {
        ASN1EncodableVector elements = new ASN1EncodableVector(Math.max(1, hashes.size()));
        hashes.forEach(hash -> elements.add(new DEROctetString(hash.toArray())));
        return new DERSequence(elements);
    }

    private static byte[] encode(ASN1Encodable structure) {
        try {
            return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    /**
     * Looks for what the index lists.
     *
     * @param signed what the signature holds
     * @param signer whom the time stamp is for
     * @param digest the digest of {@link #digestOid()}, reset
     * @return what was found; only if it is complete does the time stamp prove anything
     * @throws MalformedAsn1Exception if an attribute's value cannot be parsed
     */
    public HashIndexCoverage coverage(RawSignedData signed, RawSignerInfo signer, MessageDigest digest)
            throws MalformedAsn1Exception {
        CoverageSearch search = new CoverageSearch(digest);
        search.elements(certificates, signed.certificates());
        search.elements(crls, signed.crls());
        search.attributes(attributes, version, signer.unsignedAttributes());
        return search.result();
    }

    /**
     * The version of the attribute.
     *
     * @return the version
     */
    public HashIndexVersion version() {
        return version;
    }

    /**
     * How the hashes were made; should be how the time stamp's imprint is made as well.
     *
     * @return dotted decimal
     */
    public String digestOid() {
        return algorithm.getAlgorithm().getId();
    }

    /**
     * The value of the attribute.
     *
     * @return a copy of the octets as they came, or DER
     */
    public byte[] encoded() {
        return encoded.clone();
    }

    /**
     * The attribute for the unsigned attributes of the token.
     *
     * @return an Attribute in DER
     */
    public byte[] attribute() {
        try {
            return encode(new Attribute(version.type(), new DERSet(ASN1Primitive.fromByteArray(encoded))));
        } catch (IOException impossible) {
            throw new IllegalStateException("What was parsed before cannot be parsed.", impossible);
        }
    }
}
