package org.qoltanba.crypto.validation;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.AttributeTypes;

/** Attribute content-type is there and says what the container says (RFC 5652 section 11.1). */
final class ContentTypeCheck implements SignerCheck {

    @Override
    public String code() {
        return "CONTENT_TYPE";
    }

    @Override
    public CheckResult check(SignerContext context) {
        if (context.isCounterSignature()) {
            return ofCounterSignature(context);
        }
        return context.signedAttributes()
                .flatMap(attributes -> attributes.only(AttributeTypes.CONTENT_TYPE))
                .map(value -> {
                    if (!(value instanceof ASN1ObjectIdentifier type)) {
                        return CheckResult.failed(SubIndication.FORMAT_FAILURE, "Attribute content-type is malformed.");
                    }
                    return type.equals(context.container().contentType())
                            ? CheckResult.passed("Attribute content-type agrees with the container.")
                            : CheckResult.failed(
                                    SubIndication.FORMAT_FAILURE,
                                    "Attribute content-type names another type than the container.");
                })
                .orElseGet(() -> CheckResult.failed(
                        SubIndication.FORMAT_FAILURE, "Attribute content-type is missing or not unique."));
    }

    /** What is counter-signed is a signature value, which has no type (RFC 5652 section 11.4). */
    private static CheckResult ofCounterSignature(SignerContext context) {
        boolean present = context.signedAttributes()
                .filter(attributes ->
                        !attributes.all(AttributeTypes.CONTENT_TYPE).isEmpty())
                .isPresent();
        return present
                ? CheckResult.failed(
                        SubIndication.FORMAT_FAILURE, "A counter-signature must not have attribute content-type.")
                : CheckResult.passed("As a counter-signature it has no content-type.");
    }
}
