package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.suite.AlgorithmNames;

/** What was signed is at hand: inside the signature, beside it, or as a digest of the right kind. */
final class SignedDataCheck implements SignerCheck {

    @Override
    public String code() {
        return "SIGNED_DATA";
    }

    @Override
    public CheckResult check(SignerContext context) {
        if (!context.content().isAnywhere()) {
            return CheckResult.notChecked(
                    SubIndication.SIGNED_DATA_NOT_FOUND,
                    "The document is not in the signature and was not given. Give it to the verifier.");
        }
        String digest = context.signer().digestAlgorithm().getAlgorithm().getId();
        return context.content().digests(digest).isPresent()
                ? CheckResult.passed("The document is at hand.")
                : CheckResult.notChecked(
                        SubIndication.SIGNED_DATA_NOT_FOUND,
                        "The document cannot be compared by the signer's digest algorithm "
                                + AlgorithmNames.describe(digest)
                                + ": it is not supported, or a digest of another algorithm was given.");
    }
}
