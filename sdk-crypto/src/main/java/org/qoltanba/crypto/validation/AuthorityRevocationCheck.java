package org.qoltanba.crypto.validation;

import java.util.List;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.path.CertificatePath;

/** No authority between the signer and the anchor is revoked. */
final class AuthorityRevocationCheck implements SignerCheck {

    private final RevocationInquiry inquiry;

    AuthorityRevocationCheck(RevocationInquiry inquiry) {
        this.inquiry = inquiry;
    }

    @Override
    public String code() {
        return "AUTHORITY_REVOCATION";
    }

    @Override
    public CheckResult check(SignerContext context) {
        CertificatePath path = context.path().orElse(null);
        if (path == null) {
            return CheckResult.notChecked(
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "There is no path to a trusted authority.");
        }
        List<RevocationInquiry.Link> links = RevocationInquiry.links(path);
        if (links.size() <= 1) {
            return CheckResult.passed("No authority stands between the signer and the trusted one.");
        }
        return inquiry.ask(links.subList(1, links.size()), context.now(), SubIndication.REVOKED_CA_NO_POE);
    }
}
