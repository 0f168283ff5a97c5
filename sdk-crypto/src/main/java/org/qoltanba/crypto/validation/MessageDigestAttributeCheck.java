package org.qoltanba.crypto.validation;

import org.bouncycastle.asn1.ASN1OctetString;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.AttributeTypes;

/** Attribute message-digest is there (RFC 5652 section 11.2). */
final class MessageDigestAttributeCheck implements SignerCheck {

    @Override
    public String code() {
        return "MESSAGE_DIGEST_ATTRIBUTE";
    }

    @Override
    public CheckResult check(SignerContext context) {
        return context.signedAttributes()
                .flatMap(attributes -> attributes.only(AttributeTypes.MESSAGE_DIGEST))
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> CheckResult.passed("Attribute message-digest is well-formed."))
                .orElseGet(() -> CheckResult.failed(
                        SubIndication.FORMAT_FAILURE, "Attribute message-digest is missing, malformed or not unique."));
    }
}
