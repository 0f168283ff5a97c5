package org.qoltanba.client.dss;

import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.client.http.HttpTransport;
import org.qoltanba.client.waiting.WaitingEngine;

/** Makes the client of CryptoPro DSS. */
public final class DssService {

    static final String NAME = "CryptoPro DSS";

    private DssService() {}

    /**
     * A client. Asks nothing of the service yet.
     *
     * @param endpoint where the installation is and who calls it
     * @param transport speaks HTTP
     * @param waiting watches confirmations
     * @return the client, safe to share between threads
     * @throws org.qoltanba.api.error.KeyAccessException if TLS cannot be set up with the endpoint's certificates
     */
    public static DssClient connect(DssEndpoint endpoint, HttpTransport transport, WaitingEngine waiting) {
        Doors doors = new Doors(transport, endpoint);
        return new DssHttpClient(
                Dss.over(doors.usual(), endpoint, waiting),
                new SigningIn(doors),
                changed -> connect(changed, transport, waiting));
    }
}
