package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SubIndication;

/**
 * The container names the signer the way the certificate does. The name is not signed; written in another way, but
 * meaning the same, it only earns a remark.
 */
final class SignerIdentifierCheck implements SignerCheck {

    @Override
    public String code() {
        return "SIGNER_IDENTIFIER";
    }

    @Override
    public CheckResult check(SignerContext context) {
        return context.certificate()
                .map(certificate -> context.signer().namesExactly(certificate)
                        ? CheckResult.passed("The container names the signer as the certificate does.")
                        : CheckResult.warning(
                                "The container writes the issuer's name in another way than the certificate."))
                .orElseGet(() -> CheckResult.notChecked(
                        SubIndication.NO_SIGNING_CERTIFICATE_FOUND, "The signer's certificate is not at hand."));
    }
}
