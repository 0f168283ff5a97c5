package org.qoltanba.crypto.suite;

/** An algorithm, its parameters or a key are refused. The message names what and why. */
public final class AlgorithmRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why something was refused. */
    public enum Reason {
        /** Nobody here can compute it. */
        UNSUPPORTED,
        /** It can be computed, by anybody who wants to forge. */
        WEAK,
        /** The parts contradict each other or themselves. */
        CONTRADICTION
    }

    private final Reason reason;

    /**
     * Creates the exception.
     *
     * @param reason why
     * @param message what was refused, for people
     */
    public AlgorithmRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param reason why
     * @param message what was refused, for people
     * @param cause what led to it
     */
    public AlgorithmRefusedException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /**
     * Why.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }
}
