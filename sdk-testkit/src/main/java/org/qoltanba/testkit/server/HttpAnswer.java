package org.qoltanba.testkit.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * What a server is to do about a call, told by the fakes.
 *
 * @since 0.1.0
 */
public interface HttpAnswer {

    /**
     * How it ends.
     *
     * @return whether there is an answer
     */
    Ending ending();

    /**
     * The HTTP status.
     *
     * @return from 200 on; without meaning where the connection ends
     */
    int status();

    /**
     * The header fields, all of them except Content-Length, and what HTTP itself asks of a server.
     *
     * @return by name
     */
    Map<String, String> headers();

    /**
     * What Content-Length says.
     *
     * @return zero or more
     */
    long length();

    /**
     * Writes the body. Less than its length may come: an answer that breaks off. Write what has come so far, and cut the
     * connection.
     *
     * @param out where to
     * @throws IOException if the client has gone, or the answer breaks off
     */
    void writeBody(OutputStream out) throws IOException;

    /**
     * How an exchange ends.
     *
     * @since 0.1.0
     */
    enum Ending {
        /** With an answer. */
        ANSWERED,
        /** The connection is closed without a byte of an answer. */
        CLOSED,
        /** The connection is reset without a byte of an answer; or closed, where a server cannot reset one. */
        RESET
    }
}
