package org.qoltanba.crypto.ocsp;

/** An OCSP answer proves nothing about a certificate. The message says why. */
public final class OcspRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message why, for people
     */
    public OcspRefusedException(String message) {
        super(message);
    }
}
