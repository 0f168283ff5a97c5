package org.qoltanba.crypto.validation;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.cms.AttributeTypes;

/** Unsigned attributes that nobody has evaluated are mentioned; they prove nothing. */
final class UnsignedAttributesCheck implements SignerCheck {

    private static final Set<ASN1ObjectIdentifier> EVALUATED = Set.of(
            AttributeTypes.COUNTER_SIGNATURE,
            AttributeTypes.CERTIFICATE_REFERENCES,
            AttributeTypes.REVOCATION_REFERENCES,
            AttributeTypes.CERTIFICATE_VALUES,
            AttributeTypes.REVOCATION_VALUES);

    @Override
    public String code() {
        return "UNSIGNED_ATTRIBUTES";
    }

    @Override
    public CheckResult check(SignerContext context) {
        AttributeTable attributes = context.signer().unsignedAttributes().orElse(null);
        if (attributes == null) {
            return CheckResult.passed("There are no unsigned attributes.");
        }
        Set<ASN1ObjectIdentifier> others = new HashSet<>(attributes.types());
        others.removeAll(AttributeRules.UNSIGNED_TIME_STAMPS.keySet());
        others.removeAll(EVALUATED);
        if (others.isEmpty()) {
            return CheckResult.passed("Every unsigned attribute was evaluated.");
        }
        return CheckResult.warning("These unsigned attributes were not evaluated and prove nothing: "
                + others.stream().map(AttributeTypes::name).sorted().limit(10).collect(Collectors.joining(", "))
                + ".");
    }
}
