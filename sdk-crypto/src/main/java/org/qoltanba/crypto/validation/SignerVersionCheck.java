package org.qoltanba.crypto.validation;

/** The version of the SignerInfo is the one that belongs to its form. It is not signed, so it only earns a remark. */
final class SignerVersionCheck implements SignerCheck {

    @Override
    public String code() {
        return "SIGNER_VERSION";
    }

    @Override
    public CheckResult check(SignerContext context) {
        return context.signer().hasExpectedVersion()
                ? CheckResult.passed("The version of the SignerInfo is right.")
                : CheckResult.warning("The version of the SignerInfo does not belong to its form.");
    }
}
