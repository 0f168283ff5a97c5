package org.qoltanba.crypto.validation;

import java.util.List;
import org.qoltanba.api.signature.SubIndication;

/** The signer's certificate was not revoked when the signature is proven to have existed. */
final class SignerRevocationCheck implements SignerCheck {

    private final RevocationInquiry inquiry;
    private final ValidationSettings settings;

    SignerRevocationCheck(RevocationInquiry inquiry, ValidationSettings settings) {
        this.inquiry = inquiry;
        this.settings = settings;
    }

    @Override
    public String code() {
        return "REVOCATION";
    }

    @Override
    public CheckResult check(SignerContext context) {
        if (context.path().isEmpty()) {
            return CheckResult.notChecked(
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "There is no path to a trusted authority.");
        }
        List<LinkStatus> statuses = inquiry.statuses(context);
        if (statuses.isEmpty()) {
            return CheckResult.passed("The signer is a trust anchor, which nobody revokes.");
        }
        return new RevocationFindings(settings, context.times(), SubIndication.REVOKED_NO_POE)
                .result(statuses.subList(0, 1));
    }
}
