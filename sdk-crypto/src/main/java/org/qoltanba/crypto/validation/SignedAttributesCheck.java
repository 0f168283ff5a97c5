package org.qoltanba.crypto.validation;

import org.qoltanba.api.signature.SubIndication;

/**
 * There are signed attributes. Without them the signature could as well be one over attributes, given out as one over a
 * document that consists of their encoding: nothing in the signature tells the two apart. Never to be relaxed.
 */
final class SignedAttributesCheck implements SignerCheck {

    @Override
    public String code() {
        return "SIGNED_ATTRIBUTES";
    }

    @Override
    public CheckResult check(SignerContext context) {
        return context.signedAttributes()
                .map(attributes -> attributes.isInDerOrder()
                        ? CheckResult.passed("There are signed attributes.")
                        : CheckResult.warning("There are signed attributes, but not in the order DER demands."))
                .orElseGet(() -> CheckResult.failed(
                        SubIndication.FORMAT_FAILURE,
                        "There are no signed attributes. A CAdES signature always has them; without them a signature can"
                                + " be moved to another document."));
    }
}
