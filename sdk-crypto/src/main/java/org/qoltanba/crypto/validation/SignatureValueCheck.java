package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.cms.SignedAttributes;
import org.qoltanba.crypto.suite.AlgorithmRefusedException;
import org.qoltanba.crypto.suite.VerificationKey;

/** The signed attributes were signed with the signer's key. */
final class SignatureValueCheck implements SignerCheck {

    @Override
    public String code() {
        return "SIGNATURE_VALUE";
    }

    @Override
    public CheckResult check(SignerContext context) {
        VerificationKey key = context.key().orElse(null);
        SignedAttributes attributes = context.signedAttributes().orElse(null);
        if (key == null) {
            return CheckResult.notChecked(
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE,
                    "There is no key to verify with: see the findings about certificate and algorithms.");
        }
        if (attributes == null) {
            return CheckResult.notChecked(SubIndication.FORMAT_FAILURE, "There are no signed attributes.");
        }
        try {
            boolean signed = key.verify(
                    context.signer().signatureAlgorithm(),
                    attributes.der(),
                    context.signer().value());
            return signed
                    ? CheckResult.passed("The signed attributes were signed with the key of the certificate.")
                    : CheckResult.failed(
                            SubIndication.SIG_CRYPTO_FAILURE,
                            "The signature value does not belong to the signed attributes and the key of the"
                                    + " certificate.");
        } catch (AlgorithmRefusedException refused) {
            return CheckResult.failed(SubIndication.SIG_CRYPTO_FAILURE, String.valueOf(refused.getMessage()));
        }
    }
}
