package org.qoltanba.testkit.server;

import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * Where a server is to listen.
 *
 * @param host an address of this machine, 0.0.0.0 for all of them
 * @param port 0 for any that is free
 * @param tls the keys of the server; empty for plain HTTP. It takes every certificate that a client may show
 * @param asksForCertificate whether clients are asked for a certificate, and for TLS 1.3; one that shows none is served too
 * @since 0.1.0
 */
public record ServerAddress(String host, int port, Optional<SSLContext> tls, boolean asksForCertificate) {

    /**
     * Checks that nothing is null.
     *
     * @param host an address of this machine
     * @param port 0 for any that is free
     * @param tls the keys of the server
     * @param asksForCertificate whether clients are asked for a certificate
     */
    public ServerAddress {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(tls, "tls");
    }

    /**
     * What has to be set for each connection with TLS.
     *
     * @return new parameters each time
     * @throws IllegalStateException if the address is without TLS
     */
    public SSLParameters tlsParameters() {
        SSLParameters parameters = tls.orElseThrow(() -> new IllegalStateException("This address is plain HTTP."))
                .getDefaultSSLParameters();
        if (asksForCertificate) {
            parameters.setProtocols(new String[] {"TLSv1.3"});
            parameters.setWantClientAuth(true);
        }
        return parameters;
    }
}
