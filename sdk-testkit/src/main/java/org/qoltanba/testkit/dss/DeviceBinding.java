package org.qoltanba.testkit.dss;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device that is to become, or has become, a user's (contract section 13): a code is scanned, an activation code is
 * typed where one was sent, and an operator assigns the method. Not thread-safe: its owner guards it.
 */
final class DeviceBinding {

    private final String kid;
    private final DssUser user;
    private final ConfirmationMethod method;
    private final String link;
    private final @Nullable String activationCode;
    private final Instant expiresAt;
    private boolean replaced;
    private @Nullable String phone;
    private boolean assigned;

    /**
     * A device nobody has bound yet.
     *
     * @param link what the code to be scanned says
     * @param activationCode what was sent to the user; null for nothing
     */
    DeviceBinding(
            String kid,
            DssUser user,
            ConfirmationMethod method,
            String link,
            @Nullable String activationCode,
            Instant expiresAt) {
        this.kid = kid;
        this.user = user;
        this.method = method;
        this.link = link;
        this.activationCode = activationCode;
        this.expiresAt = expiresAt;
    }

    String kid() {
        return kid;
    }

    DssUser user() {
        return user;
    }

    ConfirmationMethod method() {
        return method;
    }

    String link() {
        return link;
    }

    @Nullable
    String activationCode() {
        return activationCode;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Another code has been issued in place of this one, unless somebody has scanned it. */
    void replace() {
        replaced = phone == null;
    }

    boolean isScanned() {
        return phone != null;
    }

    /**
     * Takes the phone that has scanned the code.
     *
     * @throws IllegalStateException if the code is of no use any more, or the activation code is wrong
     */
    void scan(String phoneName, @Nullable String code, Instant now) {
        if (replaced) {
            throw new IllegalStateException("This QR code has been replaced by a newer one; scan that.");
        }
        if (phone != null) {
            throw new IllegalStateException("This QR code has been scanned already; it binds one device.");
        }
        if (!now.isBefore(expiresAt)) {
            throw new IllegalStateException("This QR code has expired; an operator issues another one.");
        }
        if (activationCode != null && !activationCode.equals(code)) {
            throw new IllegalStateException("The activation code is wrong; it is in the message that the user got.");
        }
        phone = phoneName;
    }

    void assign() {
        assigned = true;
    }

    /** The device, once the code has been scanned and the method assigned; null before. */
    @Nullable
    String phone() {
        return assigned ? phone : null;
    }

    /** Never shows the codes. */
    @Override
    public String toString() {
        return "DeviceBinding[" + kid + "]";
    }
}
