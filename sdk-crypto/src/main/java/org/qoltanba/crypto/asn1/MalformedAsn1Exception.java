package org.qoltanba.crypto.asn1;

/** The octets are no ASN.1 encoding within our bounds. The message says why and never holds a part of the content. */
public final class MalformedAsn1Exception extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong
     */
    public MalformedAsn1Exception(String message) {
        super(message);
    }

    /**
     * Creates the exception with what led to it.
     *
     * @param message what is wrong
     * @param cause what the parser said
     */
    public MalformedAsn1Exception(String message, Throwable cause) {
        super(message, cause);
    }
}
