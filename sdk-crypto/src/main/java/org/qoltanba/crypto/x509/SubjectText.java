package org.qoltanba.crypto.x509;

import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Values of a distinguished name, found by their type. The order of the attributes differs between authorities, and text
 * made of a name can be forged by its values, so nothing is ever decided by that text.
 */
final class SubjectText {

    private SubjectText() {}

    /** The first value of a type. */
    static Optional<String> first(X500Name name, ASN1ObjectIdentifier type) {
        return first(name, type, Optional::of);
    }

    /** The first value of a type that can be read as something. */
    static <T> Optional<T> first(X500Name name, ASN1ObjectIdentifier type, Function<String, Optional<T>> read) {
        for (RDN rdn : name.getRDNs(type)) {
            for (AttributeTypeAndValue attribute : rdn.getTypesAndValues()) {
                if (attribute.getType().equals(type) && attribute.getValue() instanceof ASN1String text) {
                    Optional<T> value = read.apply(text.getString());
                    if (value.isPresent()) {
                        return value;
                    }
                }
            }
        }
        return Optional.empty();
    }
}
