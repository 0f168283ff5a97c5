package org.qoltanba.crypto.validation;

import java.util.List;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.path.CertificatePath;

/** The signer's certificate is not revoked. */
final class SignerRevocationCheck implements SignerCheck {

    private final RevocationInquiry inquiry;

    SignerRevocationCheck(RevocationInquiry inquiry) {
        this.inquiry = inquiry;
    }

    @Override
    public String code() {
        return "REVOCATION";
    }

    @Override
    public CheckResult check(SignerContext context) {
        CertificatePath path = context.path().orElse(null);
        if (path == null) {
            return CheckResult.notChecked(
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "There is no path to a trusted authority.");
        }
        List<RevocationInquiry.Link> links = RevocationInquiry.links(path);
        if (links.isEmpty()) {
            return CheckResult.passed("The signer is a trust anchor, which nobody revokes.");
        }
        return inquiry.ask(links.subList(0, 1), context.now(), SubIndication.REVOKED_NO_POE);
    }
}
