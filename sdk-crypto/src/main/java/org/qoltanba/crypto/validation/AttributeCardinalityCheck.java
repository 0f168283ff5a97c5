package org.qoltanba.crypto.validation;

import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.AttributeTable;
import org.qoltanba.crypto.cms.AttributeTypes;

/** What may occur once occurs once, with one value; of the two kinds of signing-certificate there is one. */
final class AttributeCardinalityCheck implements SignerCheck {

    @Override
    public String code() {
        return "ATTRIBUTE_CARDINALITY";
    }

    @Override
    public CheckResult check(SignerContext context) {
        AttributeTable attributes = context.signedAttributes().orElse(null);
        if (attributes == null) {
            return CheckResult.notChecked(SubIndication.FORMAT_FAILURE, "There are no signed attributes.");
        }
        for (ASN1ObjectIdentifier type : AttributeRules.SINGLE) {
            List<Attribute> instances = attributes.all(type);
            if (instances.size() > 1) {
                return CheckResult.failed(
                        SubIndication.FORMAT_FAILURE,
                        "Attribute " + AttributeTypes.name(type) + " occurs " + instances.size() + " times.");
            }
            if (instances.size() == 1 && instances.get(0).getAttrValues().size() != 1) {
                return CheckResult.failed(
                        SubIndication.FORMAT_FAILURE,
                        "Attribute " + AttributeTypes.name(type) + " has "
                                + instances.get(0).getAttrValues().size() + " values instead of one.");
            }
        }
        if (!attributes.all(AttributeTypes.SIGNING_CERTIFICATE).isEmpty()
                && !attributes.all(AttributeTypes.SIGNING_CERTIFICATE_V2).isEmpty()) {
            return CheckResult.failed(
                    SubIndication.FORMAT_FAILURE,
                    "Both signing-certificate and signing-certificate-v2 are there; only one of them may be.");
        }
        return CheckResult.passed("No attribute occurs more often than it may.");
    }
}
