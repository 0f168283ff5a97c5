package org.qoltanba.client.sigex;

import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.client.http.HttpTransport;
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
     */
    public static SigexClient connect(SigexEndpoint endpoint, HttpTransport transport, WaitingEngine waiting) {
        return new SigexHttpClient(Sigex.over(transport.service(NAME, endpoint.address(), new SigexErrors()), waiting));
    }
}
