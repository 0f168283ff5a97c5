package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;

/**
 * Whether keys have a PIN (contract section 4.3, {@code PinCodeMode}).
 *
 * @since 0.1.0
 */
public enum DssPinCodeMode {
    /** As the user likes. */
    ALLOW("Allow"),
    /** None has. */
    FORBID("Forbid"),
    /** Every new one has. */
    REQUIRED("Required");

    private final String wireName;

    DssPinCodeMode(String wireName) {
        this.wireName = wireName;
    }

    /** Whether a new key may be given this PIN; null or empty for none. */
    boolean allows(@Nullable String pin) {
        boolean given = pin != null && !pin.isEmpty();
        return switch (this) {
            case ALLOW -> true;
            case FORBID -> !given;
            case REQUIRED -> given;
        };
    }

    /** The name on the wire. */
    String wireName() {
        return wireName;
    }
}
