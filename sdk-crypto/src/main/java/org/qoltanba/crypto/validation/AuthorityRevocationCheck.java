package org.qoltanba.crypto.validation;

import java.util.List;
import org.qoltanba.api.signature.SubIndication;

/** No authority between the signer and the anchor was revoked when the signature is proven to have existed. */
final class AuthorityRevocationCheck implements SignerCheck {

    private final RevocationInquiry inquiry;
    private final ValidationSettings settings;

    AuthorityRevocationCheck(RevocationInquiry inquiry, ValidationSettings settings) {
        this.inquiry = inquiry;
        this.settings = settings;
    }

    @Override
    public String code() {
        return "AUTHORITY_REVOCATION";
    }

    @Override
    public CheckResult check(SignerContext context) {
        if (context.path().isEmpty()) {
            return CheckResult.notChecked(
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "There is no path to a trusted authority.");
        }
        List<LinkStatus> statuses = inquiry.statuses(context);
        if (statuses.size() <= 1) {
            return CheckResult.passed("No authority stands between the signer and the trusted one.");
        }
        return new RevocationFindings(settings, context.times(), SubIndication.REVOKED_CA_NO_POE)
                .result(statuses.subList(1, statuses.size()));
    }
}
