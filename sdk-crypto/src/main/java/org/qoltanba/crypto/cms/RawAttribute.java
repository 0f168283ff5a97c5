package org.qoltanba.crypto.cms;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.crypto.asn1.Asn1Reader;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * An Attribute (RFC 5652 section 5.3) as the octets it came as.
 *
 * @param element the whole attribute
 * @param type its attrType
 * @param set its attrValues
 * @param values the elements of attrValues
 */
public record RawAttribute(BerElement element, ASN1ObjectIdentifier type, BerElement set, List<BerElement> values) {

    /** Copies the list. */
    public RawAttribute {
        values = List.copyOf(values);
    }

    static RawAttribute of(BerElement element) throws MalformedAsn1Exception {
        List<BerElement> parts = element.is(BerElement.SEQUENCE) ? element.children() : List.of();
        if (parts.size() != 2
                || !parts.get(0).is(BerElement.OBJECT_IDENTIFIER)
                || !parts.get(1).is(BerElement.SET)) {
            throw new MalformedAsn1Exception("An attribute does not consist of a type and a set of values.");
        }
        ASN1ObjectIdentifier type = Asn1Reader.read(
                "an object identifier",
                () -> ASN1ObjectIdentifier.getInstance(parts.get(0).encoded()));
        return new RawAttribute(element, type, parts.get(1), parts.get(1).children());
    }

    /**
     * Whether it is of a type.
     *
     * @param other the type
     * @return true if so
     */
    public boolean is(ASN1ObjectIdentifier other) {
        return type.equals(other);
    }
}
