package org.qoltanba.crypto.cms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;

/**
 * The attributes of a signer by type, with every instance and every value kept: how many there are is part of what is
 * judged.
 *
 * <p>Immutable and safe to share between threads, as is the only subclass.
 */
public class AttributeTable {

    private final Map<ASN1ObjectIdentifier, List<Attribute>> byType = new LinkedHashMap<>();

    AttributeTable(ASN1Set attributes) {
        for (ASN1Encodable element : attributes) {
            Attribute attribute = Attribute.getInstance(element);
            byType.computeIfAbsent(attribute.getAttrType(), type -> new ArrayList<>(1))
                    .add(attribute);
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
}
