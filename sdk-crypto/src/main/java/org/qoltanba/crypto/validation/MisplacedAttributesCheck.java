package org.qoltanba.crypto.validation;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.AttributeTypes;

/** What has to be signed is not found among the unsigned attributes, where anybody may have put it. */
final class MisplacedAttributesCheck implements SignerCheck {

    @Override
    public String code() {
        return "MISPLACED_ATTRIBUTES";
    }

    @Override
    public CheckResult check(SignerContext context) {
        if (context.signer().unsignedAttributes().isPresent()) {
            for (ASN1ObjectIdentifier type :
                    context.signer().unsignedAttributes().get().types()) {
                if (AttributeRules.SIGNED_ONLY.contains(type)) {
                    return CheckResult.failed(
                            SubIndication.FORMAT_FAILURE,
                            "Attribute " + AttributeTypes.name(type) + " is among the unsigned attributes.");
                }
            }
        }
        return CheckResult.passed("No attribute that has to be signed is unsigned.");
    }
}
