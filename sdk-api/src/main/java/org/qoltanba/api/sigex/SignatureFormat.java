package org.qoltanba.api.sigex;

/**
 * What an exported signature holds (contract section 7.8, {@code signFormat}).
 *
 * @since 0.1.0
 */
public enum SignatureFormat {
    /** With the time stamp and the revocation answer that the service obtained: it can be verified without the service. */
    COMPLETE(0),
    /** Exactly as the service accepted it, without content. */
    AS_ACCEPTED(1);

    private final int code;

    SignatureFormat(int code) {
        this.code = code;
    }

    /**
     * The number the service uses.
     *
     * @return 0 or 1
     */
    public int code() {
        return code;
    }
}
