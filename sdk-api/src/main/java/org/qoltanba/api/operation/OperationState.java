package org.qoltanba.api.operation;

/**
 * Where a pending operation stands.
 *
 * @since 0.1.0
 */
public enum OperationState {
    /** The service has accepted it and waits for somebody to act. */
    WAITING(false),
    /** Somebody acted; the result is being fetched. */
    FINISHING(false),
    /** The result is there. */
    COMPLETED(true),
    /** It ended without a result; {@code completion()} tells why. */
    FAILED(true),
    /** This application called it off. */
    CANCELLED(true),
    /** This application stopped watching it; it may go on at the service. */
    DETACHED(true);

    private final boolean terminal;

    OperationState(boolean terminal) {
        this.terminal = terminal;
    }

    /**
     * Whether this handle will not change any more.
     *
     * @return true if it has ended
     */
    public boolean isTerminal() {
        return terminal;
    }
}
