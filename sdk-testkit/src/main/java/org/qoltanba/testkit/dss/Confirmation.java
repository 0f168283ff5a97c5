package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.time.Instant;

/**
 * A confirmation that has been opened: what the user is asked, and until when (contract section 7.4).
 *
 * @param refId its identifier
 * @param label the text of the operation
 * @param openedAt when it was opened
 * @param lifetime how long it waits
 * @param confirmationCode what the application shows for confirming without a connection
 * @param cancellationCode what it shows for refusing
 */
record Confirmation(
        String refId,
        String label,
        Instant openedAt,
        Duration lifetime,
        String confirmationCode,
        String cancellationCode) {

    /** Opens a confirmation with two different codes. */
    static Confirmation open(String label, Instant now, DssSwitches switches, Randomness randomness) {
        String confirmationCode = randomness.digits(switches.offlineCodeLength());
        String cancellationCode = randomness.digits(switches.offlineCodeLength());
        while (cancellationCode.equals(confirmationCode)) {
            cancellationCode = randomness.digits(switches.offlineCodeLength());
        }
        return new Confirmation(
                randomness.guid(), label, now, switches.transactionLifetime(), confirmationCode, cancellationCode);
    }

    Instant expiresAt() {
        return openedAt.plus(lifetime);
    }

    /** Never shows the codes. */
    @Override
    public String toString() {
        return "Confirmation[" + refId + "]";
    }
}
