package org.qoltanba.testkit.phone;

/**
 * What the owner of a phone decides about one document of an operation.
 *
 * @since 0.1.0
 */
public enum DocumentDecision {
    /** It is to be done. */
    APPROVE,
    /** It is not to be done. */
    DECLINE,
    /** Not now. */
    POSTPONE
}
