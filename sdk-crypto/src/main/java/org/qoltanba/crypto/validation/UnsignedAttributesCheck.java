package org.qoltanba.crypto.validation;

import java.util.stream.Collectors;
import org.qoltanba.crypto.cms.AttributeTable;

/** Time stamps, counter-signatures and other unsigned attributes are mentioned, but prove nothing at this level. */
final class UnsignedAttributesCheck implements SignerCheck {

    @Override
    public String code() {
        return "UNSIGNED_ATTRIBUTES";
    }

    @Override
    public CheckResult check(SignerContext context) {
        AttributeTable attributes = context.signer().unsignedAttributes().orElse(null);
        if (attributes == null || attributes.types().isEmpty()) {
            return CheckResult.passed("There are no unsigned attributes.");
        }
        return CheckResult.warning("These unsigned attributes were not evaluated and prove nothing: "
                + attributes.types().stream()
                        .map(AttributeTypes::name)
                        .sorted()
                        .limit(10)
                        .collect(Collectors.joining(", "))
                + ".");
    }
}
