package org.qoltanba.testkit.http;

import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sent a request, as far as the connection tells.
 *
 * @param face through which of the server's ports the request came
 * @param certificate what the client has proven to hold the private key of; empty without one
 * @param address the client's address, as text
 */
public record Peer(Face face, Optional<X509Certificate> certificate, String address) {

    /** Somebody on this machine without TLS. */
    static final Peer LOCAL = new Peer(Face.PLAIN, Optional.empty(), "127.0.0.1");

    /** The ports of a server. */
    public enum Face {
        /** HTTP without TLS. */
        PLAIN,
        /** TLS that asks for no client certificate. */
        TLS,
        /** TLS 1.3 that asks for a client certificate and takes any, or none. */
        MUTUAL_TLS
    }

    /**
     * All parts must be there.
     *
     * @param face through which of the server's ports the request came
     * @param certificate what the client has proven to hold the private key of; empty without one
     * @param address the client's address, as text
     */
    public Peer {
        Objects.requireNonNull(face, "face");
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(address, "address");
    }
}
