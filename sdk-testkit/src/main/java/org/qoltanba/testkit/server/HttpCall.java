package org.qoltanba.testkit.server;

import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came, implemented by a server. Asked on the thread that answers it, and not afterwards.
 *
 * @since 0.1.0
 */
public interface HttpCall {

    /**
     * The HTTP method.
     *
     * @return in upper case
     */
    String method();

    /**
     * What is asked for.
     *
     * @return path and, after a question mark, query; not decoded
     */
    String target();

    /**
     * The header fields.
     *
     * @return by name, in upper or lower case, with the values of each in their order
     */
    Map<String, List<String>> headers();

    /**
     * The body, not unpacked.
     *
     * @return read once, to its end or not at all; empty if there is none
     */
    InputStream body();

    /**
     * Where the client calls from.
     *
     * @return its address, without port
     */
    String clientAddress();

    /**
     * The certificate that the client has shown.
     *
     * @return empty if it has shown none, or was not asked
     */
    Optional<X509Certificate> clientCertificate();
}
