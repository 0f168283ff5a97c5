package org.qoltanba.testkit.http;

import java.net.BindException;

/** A server that runs and hands every request to one function. Not thread-safe: its owner guards it. */
interface HttpHost {

    /** The port without TLS. */
    int port();

    /** Opens a port with TLS and returns its number. */
    int open(Peer.Face face, int port, TlsIdentity identity);

    /** Lets those in, or keeps those out, who are to be now. */
    void meetDoor();

    /** The server itself, if it is of this type. */
    <T> T unwrap(Class<T> type);

    /** Stops listening, cuts every connection, lets those go who are held up, and frees threads. */
    void close();

    /** Why there is no port. */
    static IllegalStateException unavailable(String host, int port, Throwable cause) {
        if (!AddressNotHereException.isHere(host)) {
            return new AddressNotHereException(host, cause);
        }
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof BindException && port != 0) {
                return new PortTakenException(host, port, cause);
            }
        }
        return new IllegalStateException("This machine gives no port at " + host + ".", cause);
    }
}
