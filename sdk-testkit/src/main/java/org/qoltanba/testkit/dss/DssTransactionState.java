package org.qoltanba.testkit.dss;

/**
 * Where a transaction stands (contract section 11).
 *
 * @since 0.1.0
 */
public enum DssTransactionState {
    /** Created, confirmation not opened. */
    CREATED,
    /** The user has to choose how to confirm. */
    AWAITING_CHOICE,
    /** The user is being asked. */
    CHALLENGED,
    /** The user has confirmed; the client does not know yet. */
    CONFIRMED,
    /** The client has the final token and may fetch the result. */
    TOKEN_ISSUED,
    /** The client has the result. */
    COMPLETED,
    /** The user has refused. */
    DECLINED,
    /** Nobody has decided in time. */
    EXPIRED,
    /** Too many wrong codes, or a fault of the service. */
    FAILED,
    /** The final token has expired before the result was fetched. */
    ABANDONED
}
