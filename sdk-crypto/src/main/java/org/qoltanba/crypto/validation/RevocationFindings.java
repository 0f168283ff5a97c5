package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.List;
import java.util.StringJoiner;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.pki.RevocationReason;
import org.qoltanba.crypto.pki.RevocationStatus;

/** What the statuses of certificates mean for the verdict. Unknown is never passed. */
final class RevocationFindings {

    private final ValidationSettings settings;
    private final JudgedTimes times;
    private final SubIndication ifRevoked;

    RevocationFindings(ValidationSettings settings, JudgedTimes times, SubIndication ifRevoked) {
        this.settings = settings;
        this.times = times;
        this.ifRevoked = ifRevoked;
    }

    CheckResult result(List<LinkStatus> statuses) {
        StringJoiner evidence = new StringJoiner(", ", "Not revoked according to ", ".");
        StringJoiner revokedLater = new StringJoiner(" ");
        for (LinkStatus status : statuses) {
            if (status.status() instanceof RevocationStatus.Good good) {
                evidence.add(good.evidence().description());
            } else if (status.status() instanceof RevocationStatus.Revoked revoked) {
                CheckResult result = revoked(status, revoked);
                if (result.indication() != null) {
                    return result;
                }
                revokedLater.add(result.text());
            } else if (status.status() instanceof RevocationStatus.Unknown unknown) {
                return unknown(status, unknown);
            }
        }
        return revokedLater.length() > 0
                ? CheckResult.warning(revokedLater.toString())
                : CheckResult.passed(evidence.toString());
    }

    private static CheckResult unknown(LinkStatus status, RevocationStatus.Unknown unknown) {
        return status.unproven()
                ? CheckResult.notChecked(
                        SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE,
                        status.link().who() + " may be revoked or not: there is evidence, but its issuer is not trusted"
                                + " any more, and nothing proves that the evidence is older. " + unknown.reason())
                : CheckResult.notChecked(
                        SubIndication.TRY_LATER, status.link().who() + " may be revoked or not. " + unknown.reason());
    }

    private CheckResult revoked(LinkStatus status, RevocationStatus.Revoked revoked) {
        Instant since = RevocationInquiry.effective(revoked);
        String according = status.link().who() + " is revoked since " + since + " (" + revoked.reason()
                + ") according to " + revoked.evidence().description() + ".";
        if (times.isProven() && status.proven().isBefore(since)) {
            return CheckResult.warning(
                    according + " The signature is proven to be older: it existed at " + times.proven() + ".");
        }
        if (times.isAfter(since)) {
            return CheckResult.failed(
                    SubIndication.REVOKED,
                    according + " The signature was made later: its content was stamped at " + times.notBefore() + ".");
        }
        if (revoked.reason().equals(RevocationReason.CERTIFICATE_HOLD) && !settings.holdIsRevocation()) {
            return CheckResult.undecided(
                    SubIndication.TRY_LATER,
                    status.link().who() + " is suspended since " + since + " according to "
                            + revoked.evidence().description() + ".");
        }
        return CheckResult.undecided(ifRevoked, according + " Nothing proves that the signature is older.");
    }
}
