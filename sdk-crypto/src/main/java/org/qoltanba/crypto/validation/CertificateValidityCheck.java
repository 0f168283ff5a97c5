package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.path.CertificatePath;
import org.qoltanba.crypto.pki.RevocationStatus;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * Every certificate below the anchor was within its period of validity when its key was used, and what it signed is
 * proven to exist before it expired (RFC 5280 section 6.1.3 a 2, ETSI EN 319 102-1 section 5.6.2.2).
 */
final class CertificateValidityCheck implements SignerCheck {

    private final RevocationInquiry inquiry;

    CertificateValidityCheck(RevocationInquiry inquiry) {
        this.inquiry = inquiry;
    }

    @Override
    public String code() {
        return "CERTIFICATE_VALIDITY";
    }

    @Override
    public CheckResult check(SignerContext context) {
        CertificatePath path = context.path().orElse(null);
        if (path == null) {
            return CheckResult.notChecked(
                    SubIndication.NO_CERTIFICATE_CHAIN_FOUND, "There is no path to a trusted authority.");
        }
        List<LinkStatus> statuses = inquiry.statuses(context);
        for (int i = 0; i < path.judged().size(); i++) {
            ParsedCertificate certificate = path.judged().get(i);
            Instant proven = i < statuses.size()
                    ? statuses.get(i).proven()
                    : context.times().proven();
            if (context.times().used().isBefore(certificate.notBefore())) {
                return tooEarly(certificate, context.times(), i == 0);
            }
            if (proven.isAfter(certificate.notAfter())) {
                return tooLate(certificate, context.times(), i == 0, i < statuses.size() ? statuses.get(i) : null);
            }
        }
        return CheckResult.passed("Every certificate is within its period of validity.");
    }

    private static CheckResult tooEarly(ParsedCertificate certificate, JudgedTimes times, boolean signer) {
        String text = period(certificate) + ", and was used at " + times.used();
        return signer && times.used().isBefore(times.now())
                ? CheckResult.failed(SubIndication.NOT_YET_VALID, text + ", before that.")
                : CheckResult.undecided(SubIndication.OUT_OF_BOUNDS_NO_POE, text + ".");
    }

    private static CheckResult tooLate(
            ParsedCertificate certificate, JudgedTimes times, boolean signer, @Nullable LinkStatus status) {
        if (signer && times.isAfter(certificate.notAfter())) {
            return CheckResult.failed(
                    SubIndication.EXPIRED,
                    period(certificate) + "; the signature was made later: its content was stamped at "
                            + times.notBefore() + ".");
        }
        boolean notRevoked = signer && status != null && status.status() instanceof RevocationStatus.Good;
        return CheckResult.undecided(
                notRevoked ? SubIndication.OUT_OF_BOUNDS_NOT_REVOKED : SubIndication.OUT_OF_BOUNDS_NO_POE,
                period(certificate) + ", checked for " + times.now()
                        + ". Nothing proves that the signature was made in time.");
    }

    private static String period(ParsedCertificate certificate) {
        return "The certificate with serial number "
                + certificate.serialNumber().toString(16) + " is valid from " + certificate.notBefore() + " to "
                + certificate.notAfter();
    }
}
