package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * A distinguished name as SIGEX shows it: as text, and taken apart (contract section 5.7).
 *
 * @param text RFC 4514 syntax in the order of the encoding, not reversed
 * @param relativeNames the attributes of each relative distinguished name, in the order of the encoding
 */
record NameStructure(String text, List<List<Attribute>> relativeNames) {

    private static final Map<ASN1ObjectIdentifier, String> LABELS = Map.ofEntries(
            Map.entry(BCStyle.CN, "CN"),
            Map.entry(BCStyle.SURNAME, "SURNAME"),
            Map.entry(BCStyle.GIVENNAME, "GIVENNAME"),
            Map.entry(BCStyle.C, "C"),
            Map.entry(BCStyle.L, "L"),
            Map.entry(BCStyle.ST, "ST"),
            Map.entry(BCStyle.O, "O"),
            Map.entry(BCStyle.OU, "OU"),
            Map.entry(BCStyle.T, "T"),
            Map.entry(BCStyle.DC, "DC"),
            Map.entry(BCStyle.EmailAddress, "E"));

    NameStructure {
        relativeNames = List.copyOf(relativeNames);
    }

    /**
     * One attribute of a name.
     *
     * @param oid the attribute type
     * @param name its label; the object identifier where there is none
     * @param encoded whether the value is Base64 of its encoding, because it is no text
     * @param value text or Base64
     */
    record Attribute(String oid, String name, boolean encoded, String value) {}

    /**
     * Takes a name apart.
     *
     * @param name the name
     * @param serialNumberLabel the label of attribute 2.5.4.5, whose spelling differs between samples
     */
    static NameStructure of(X500Name name, String serialNumberLabel) {
        List<List<Attribute>> relativeNames = new ArrayList<>();
        for (RDN relativeName : name.getRDNs()) {
            List<Attribute> attributes = new ArrayList<>();
            for (AttributeTypeAndValue attribute : relativeName.getTypesAndValues()) {
                attributes.add(attribute(attribute, serialNumberLabel));
            }
            relativeNames.add(List.copyOf(attributes));
        }
        return new NameStructure(BCStyle.INSTANCE.toString(name), relativeNames);
    }

    private static Attribute attribute(AttributeTypeAndValue attribute, String serialNumberLabel) {
        ASN1ObjectIdentifier type = attribute.getType();
        String label = type.equals(BCStyle.SERIALNUMBER)
                ? serialNumberLabel
                : Objects.requireNonNullElse(LABELS.get(type), type.getId());
        ASN1Encodable value = attribute.getValue();
        if (value instanceof ASN1String text) {
            return new Attribute(type.getId(), label, false, text.getString());
        }
        return new Attribute(type.getId(), label, true, Base64.getEncoder().encodeToString(encoded(value)));
    }

    private static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
