package org.qoltanba.client.sigex;

import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.client.http.HttpTransport;
import org.qoltanba.client.http.TlsSettings;
import org.qoltanba.client.waiting.WaitingEngine;

/** Makes the client of SIGEX. */
public final class SigexService {

    static final String NAME = "SIGEX";

    private SigexService() {}

    /**
     * A client. Asks nothing of the service yet.
     *
     * @param endpoint where the service is
     * @param transport speaks HTTP
     * @param waiting watches documents
     * @return the client, safe to share between threads
     * @throws org.qoltanba.api.error.KeyAccessException if TLS cannot be set up with the endpoint's certificates
     */
    public static SigexClient connect(SigexEndpoint endpoint, HttpTransport transport, WaitingEngine waiting) {
        TlsSettings tls = new TlsSettings(endpoint.informationSystem().orElse(null), endpoint.trusted());
        Sigex sigex = Sigex.over(transport.service(NAME, endpoint.address(), new SigexErrors(), tls), waiting);
        return new SigexHttpClient(sigex, endpoint.informationSystem().isPresent() ? null : new SigningIn(sigex));
    }
}
