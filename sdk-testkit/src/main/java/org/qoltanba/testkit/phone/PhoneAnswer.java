package org.qoltanba.testkit.phone;

/**
 * What the owner of a phone taps.
 *
 * @since 0.1.0
 */
public enum PhoneAnswer {
    /** Confirms the operation. */
    CONFIRM,
    /** Refuses it. */
    DECLINE
}
