package org.qoltanba.crypto.archive;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.RawAttribute;

/** The versions of ats-hash-index, which differ in what they hash of an unsigned attribute. */
public enum HashIndexVersion {
    /** Hashes whole attributes; SHA-256 if no algorithm is named (ETSI TS 101 733 V2.2.1 section 6.4.2). */
    V1("0.4.0.1733.2.5", true),
    /** Hashes whole attributes (ETSI EN 319 122-1 annex A.3). */
    V2("0.4.0.19122.1.4", true),
    /** Hashes each value of an attribute together with the type (ETSI EN 319 122-1 section 5.5.2). */
    V3("0.4.0.19122.1.5", false);

    private final String oid;
    private final boolean wholeAttributes;

    HashIndexVersion(String oid, boolean wholeAttributes) {
        this.oid = oid;
        this.wholeAttributes = wholeAttributes;
    }

    static Optional<HashIndexVersion> of(ASN1ObjectIdentifier type) {
        for (HashIndexVersion version : values()) {
            if (version.oid.equals(type.getId())) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    ASN1ObjectIdentifier type() {
        return new ASN1ObjectIdentifier(oid);
    }

    /** The values of an attribute, each with the hashes by which an index may list it. */
    List<Listed> listed(RawAttribute attribute, MessageDigest digest) throws MalformedAsn1Exception {
        List<Listed> values = new ArrayList<>();
        for (BerElement value : attribute.values()) {
            // Producers hash DER, or what they sent
            List<Bytes> hashes = wholeAttributes
                    ? List.of(
                            Bytes.of(digest.digest(attribute.element().encoded())),
                            Bytes.of(digest.digest(attribute.element().der())))
                    : List.of(hashOf(attribute, value.encoded(), digest), hashOf(attribute, value.der(), digest));
            values.add(new Listed(value, hashes));
        }
        return values;
    }

    static Bytes hashOf(RawAttribute attribute, byte[] value, MessageDigest digest) throws MalformedAsn1Exception {
        digest.update(encodedType(attribute));
        return Bytes.of(digest.digest(value));
    }

    private static byte[] encodedType(RawAttribute attribute) throws MalformedAsn1Exception {
        return attribute.element().children().get(0).encoded();
    }

    /** A value and its hashes. */
    record Listed(BerElement value, List<Bytes> hashes) {}
}
