package org.qoltanba.testkit.dss;

import java.time.Duration;

/**
 * What the contract leaves open about users and their devices, or an administrator decides (section 13), with the value
 * assumed where nothing is said. Switches may be turned while the fake runs; they bind the calls that come after. Safe to
 * share between threads.
 *
 * @since 0.1.0
 */
public final class DssBindingSwitches {

    private static final int SHORTEST_CODE = 4;
    private static final int LONGEST_CODE = 18;
    private static final int USUAL_CODE = 6;

    private volatile Duration qrLifetime = Duration.ofDays(1);
    private volatile int activationCodeLength = USUAL_CODE;
    private volatile boolean qrAsText;
    private volatile boolean contactConfirmationRequired;
    private volatile boolean scannedFirst;

    DssBindingSwitches() {}

    /**
     * How long a code to be scanned can be used, {@code keyExpirationTime} (not published). One day.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssBindingSwitches qrLifetime(Duration lifetime) {
        qrLifetime = SwitchValues.wholeSeconds(lifetime);
        return this;
    }

    /**
     * How many digits an activation code has (not published). 6.
     *
     * @param digits 4 to 18
     * @return this
     */
    public DssBindingSwitches activationCodeLength(int digits) {
        if (digits < SHORTEST_CODE || digits > LONGEST_CODE) {
            throw new IllegalArgumentException("An activation code has 4 to 18 digits here, got " + digits + ".");
        }
        activationCodeLength = digits;
        return this;
    }

    /**
     * What {@code QrCode} holds (not published): a picture in PNG, in Base64, or the text for whoever draws it. A
     * picture.
     *
     * @param text true for the text
     * @return this
     */
    public DssBindingSwitches qrAsText(boolean text) {
        qrAsText = text;
        return this;
    }

    /**
     * Whether a user's phone number or address must have been confirmed before a device is bound; beyond that
     * {@code contact_confirmation_required}, since nobody confirms contacts here. It need not.
     *
     * @param required true to refuse every binding
     * @return this
     */
    public DssBindingSwitches contactConfirmationRequired(boolean required) {
        contactConfirmationRequired = required;
        return this;
    }

    /**
     * Whether a method can be assigned only after the device has scanned its code (not published). Either may come first;
     * the device is of use when both have happened.
     *
     * @param first true to answer {@code wrong_operation} before
     * @return this
     */
    public DssBindingSwitches scannedFirst(boolean first) {
        scannedFirst = first;
        return this;
    }

    Duration qrLifetime() {
        return qrLifetime;
    }

    int activationCodeLength() {
        return activationCodeLength;
    }

    boolean qrAsText() {
        return qrAsText;
    }

    boolean contactConfirmationRequired() {
        return contactConfirmationRequired;
    }

    boolean scannedFirst() {
        return scannedFirst;
    }
}
