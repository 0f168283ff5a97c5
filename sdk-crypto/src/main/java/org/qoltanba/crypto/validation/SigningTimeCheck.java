package org.qoltanba.crypto.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** The claimed signing time is plausible. It proves nothing, but a time that has not come yet is a lie or a wrong clock. */
final class SigningTimeCheck implements SignerCheck {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Override
    public String code() {
        return "SIGNING_TIME";
    }

    @Override
    public CheckResult check(SignerContext context) {
        Optional<Instant> claimed = context.signingTime();
        if (claimed.isEmpty()) {
            return CheckResult.warning("The signer does not say when the signature was made.");
        }
        if (claimed.get().isAfter(context.now().plus(TOLERANCE))) {
            return CheckResult.undecided(
                    SubIndication.SIG_CONSTRAINTS_FAILURE,
                    "The signing time " + claimed.get() + " lies in the future; the time is " + context.now() + ".");
        }
        if (context.times().isProven()
                && claimed.get().isAfter(context.times().proven().plus(TOLERANCE))) {
            return CheckResult.warning("The claimed signing time " + claimed.get()
                    + " is later than the time stamp that proves the signature: "
                    + context.times().proven() + ".");
        }
        Optional<ParsedCertificate> certificate = context.certificate();
        if (certificate.isPresent()
                && (claimed.get().isBefore(certificate.get().notBefore().minus(TOLERANCE))
                        || claimed.get().isAfter(certificate.get().notAfter()))) {
            return CheckResult.warning("By the claimed signing time the certificate was not valid.");
        }
        return CheckResult.passed("The claimed signing time is plausible.");
    }
}
