package org.qoltanba.testkit.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** This machine has no such address to listen at. */
public final class AddressNotHereException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String host;

    AddressNotHereException(String host, Throwable cause) {
        super(
                "This machine has no address " + host
                        + " to listen at. Take 127.0.0.1 for this machine alone, or 0.0.0.0 for"
                        + " all of its addresses.",
                cause);
        this.host = host;
    }

    /**
     * Which one.
     *
     * @return as it was asked for
     */
    public String host() {
        return host;
    }

    /** Only trying tells: the whole of 127.0.0.0/8 is here, and no list of addresses names it. */
    static boolean isHere(String host) {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return any.isBound();
        } catch (IOException elsewhere) {
            return false;
        }
    }
}
