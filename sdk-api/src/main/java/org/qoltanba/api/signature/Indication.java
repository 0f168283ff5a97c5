package org.qoltanba.api.signature;

/**
 * The verdict of a validation (ETSI EN 319 102-1 section 5.1.3). There is no shortcut to a boolean on purpose: what
 * could not be checked is neither good nor bad.
 *
 * @since 0.1.0
 */
public enum Indication {
    /** Every check was made and passed. */
    TOTAL_PASSED,
    /** A check that settles the matter failed: the signature is not valid. */
    TOTAL_FAILED,
    /** Something could not be checked. Do not rely on the signature until it has been. */
    INDETERMINATE
}
