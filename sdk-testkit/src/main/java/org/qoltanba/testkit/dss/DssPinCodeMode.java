package org.qoltanba.testkit.dss;

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

    /** The name on the wire. */
    String wireName() {
        return wireName;
    }
}
