package org.qoltanba.testkit.http;

/** Somebody else listens at a port that was asked for. */
public final class PortTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int port;

    /**
     * Tells which.
     *
     * @param host the address
     * @param port the port
     * @param cause what the system said
     */
    public PortTakenException(String host, int port, Throwable cause) {
        super(
                "Port " + port + " of " + host
                        + " is taken, by another program or another world. Choose another one, or 0 for any that is free.",
                cause);
        this.port = port;
    }

    /**
     * Which one.
     *
     * @return its number
     */
    public int port() {
        return port;
    }
}
