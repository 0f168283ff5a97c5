package org.qoltanba.crypto.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.qoltanba.crypto.asn1.DerWriter;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/**
 * The attributes of a signer by type, with every instance and every value kept: how many there are is part of what is
 * judged.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class AttributeTable {

    private static final int SET = 0x31;

    private final byte[] der;
    private final boolean inDerOrder;
    private final Map<ASN1ObjectIdentifier, List<Attribute>> byType = new LinkedHashMap<>();

    AttributeTable(ASN1Set attributes) throws MalformedAsn1Exception {
        List<byte[]> encoded = new ArrayList<>(attributes.size());
        int contents = 0;
        for (ASN1Encodable element : attributes) {
            Attribute attribute = Attribute.getInstance(element);
            byType.computeIfAbsent(attribute.getAttrType(), type -> new ArrayList<>(1))
                    .add(attribute);
            encoded.add(encode(attribute));
            contents += encoded.get(encoded.size() - 1).length;
        }
        if (contents > CmsLimits.ATTRIBUTE_OCTETS) {
            throw new MalformedAsn1Exception(
                    "The attributes of a signer have more than " + CmsLimits.ATTRIBUTE_OCTETS + " bytes.");
        }
        List<byte[]> sorted = encoded.stream().sorted(Arrays::compareUnsigned).toList();
        this.inDerOrder = sorted.equals(encoded);
        DerWriter writer = new DerWriter(DerWriter.sizeOf(contents)).header(SET, contents);
        sorted.forEach(writer::octets);
        this.der = writer.toArray();
    }

    private static byte[] encode(Attribute attribute) {
        try {
            return attribute.getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new IllegalStateException("Writing to memory failed.", impossible);
        }
    }

    /**
     * The types that occur.
     *
     * @return an unmodifiable set
     */
    public Set<ASN1ObjectIdentifier> types() {
        return Set.copyOf(byType.keySet());
    }

    /**
     * The instances of a type.
     *
     * @param type the attribute's type
     * @return an unmodifiable list, empty if there are none
     */
    public List<Attribute> all(ASN1ObjectIdentifier type) {
        return List.copyOf(byType.getOrDefault(type, List.of()));
    }

    /**
     * The value of an attribute that occurs once with one value.
     *
     * @param type the attribute's type
     * @return the value; empty if the attribute is missing, occurs more often, or has not exactly one value
     */
    public Optional<ASN1Encodable> only(ASN1ObjectIdentifier type) {
        List<Attribute> instances = byType.getOrDefault(type, List.of());
        return instances.size() == 1 && instances.get(0).getAttrValues().size() == 1
                ? Optional.of(instances.get(0).getAttrValues().getObjectAt(0))
                : Optional.empty();
    }

    /**
     * What a signature over these attributes covers: DER of the SET OF, sorted, under its own tag (RFC 5652 section 5.4).
     *
     * @return the octets
     */
    public byte[] der() {
        return der.clone();
    }

    /**
     * Whether the attributes were sent in the order DER demands.
     *
     * @return true if so
     */
    public boolean isInDerOrder() {
        return inDerOrder;
    }
}
