package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A confirmation that has been opened: what the user is asked, how, and until when (contract section 7.4).
 *
 * @param refId its identifier
 * @param way how the user confirms
 * @param title the kind of operation
 * @param label the text of the operation
 * @param openedAt when it was opened
 * @param lifetime how long it waits
 * @param confirmationCode what was sent to the user, or what the application shows for confirming without a connection;
 *     null where no code confirms, and where a token of the user makes it
 * @param cancellationCode what the application shows for refusing; null where no code refuses
 */
record Confirmation(
        String refId,
        ConfirmationWay way,
        String title,
        String label,
        Instant openedAt,
        Duration lifetime,
        @Nullable String confirmationCode,
        @Nullable String cancellationCode) {

    /** Opens a confirmation; codes are made where the method has some. */
    static Confirmation open(
            String refId, ConfirmationWay way, Order order, Instant now, DssSwitches switches, Randomness randomness) {
        ConfirmationMethod method = way.method();
        if (method.hasOfflineCodes()) {
            String confirmationCode = randomness.digits(switches.confirmations().offlineCodeLength());
            String cancellationCode = randomness.digits(switches.confirmations().offlineCodeLength());
            while (cancellationCode.equals(confirmationCode)) {
                cancellationCode = randomness.digits(switches.confirmations().offlineCodeLength());
            }
            return new Confirmation(
                    refId,
                    way,
                    order.title(),
                    order.label(),
                    now,
                    switches.transactions().lifetime(),
                    confirmationCode,
                    cancellationCode);
        }
        boolean isSent = method.needsCode() && method != ConfirmationMethod.OATH;
        return new Confirmation(
                refId,
                way,
                order.title(),
                order.label(),
                now,
                method.needsCode()
                        ? switches.codes().lifetime()
                        : switches.transactions().lifetime(),
                isSent ? randomness.digits(switches.codes().length()) : null,
                null);
    }

    /** The same, or one that waits less long. */
    Confirmation endingBy(Instant latest) {
        return expiresAt().isAfter(latest)
                ? new Confirmation(
                        refId,
                        way,
                        title,
                        label,
                        openedAt,
                        Duration.between(openedAt, latest),
                        confirmationCode,
                        cancellationCode)
                : this;
    }

    /** What the picture says that a phone without a connection scans: an assumption, the contract leaves it open. */
    String pictureText() {
        return "dss:" + refId + ":" + label;
    }

    ConfirmationMethod method() {
        return way.method();
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
