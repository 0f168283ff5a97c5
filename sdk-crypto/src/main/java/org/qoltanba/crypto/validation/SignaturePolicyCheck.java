package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.AttributeTypes;

/** No signature policy is named: its rules would have to be applied, and there is no way to give them. */
final class SignaturePolicyCheck implements SignerCheck {

    @Override
    public String code() {
        return "SIGNATURE_POLICY";
    }

    @Override
    public CheckResult check(SignerContext context) {
        boolean named = context.signedAttributes()
                .filter(attributes ->
                        !attributes.all(AttributeTypes.SIGNATURE_POLICY).isEmpty())
                .isPresent();
        return named
                ? CheckResult.notChecked(
                        SubIndication.SIGNATURE_POLICY_NOT_AVAILABLE,
                        "The signature was made under a policy whose rules are not known here.")
                : CheckResult.passed("No signature policy is named.");
    }
}
