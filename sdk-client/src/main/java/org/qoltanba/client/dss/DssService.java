package org.qoltanba.client.dss;

import java.util.function.Function;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.client.http.HttpTransport;
import org.qoltanba.client.waiting.WaitingEngine;

/** Makes the client of CryptoPro DSS. */
public final class DssService {

    static final String NAME = "CryptoPro DSS";

    private DssService() {}

    /**
     * A client that is not called back. Asks nothing of the service yet.
     *
     * @param endpoint where the installation is and who calls it
     * @param transport speaks HTTP
     * @param waiting watches confirmations
     * @return the client, safe to share between threads
     * @throws org.qoltanba.api.error.KeyAccessException if TLS cannot be set up with the endpoint's certificates
     */
    public static DssClient connect(DssEndpoint endpoint, HttpTransport transport, WaitingEngine waiting) {
        Doors doors = new Doors(transport, endpoint);
        return connect(
                doors,
                waiting,
                DssCallbacks.none(waiting, doors.time()),
                changed -> connect(changed, transport, waiting));
    }

    /**
     * A client. Asks nothing of the service yet.
     *
     * @param endpoint where the installation is and who calls it
     * @param transport speaks HTTP
     * @param waiting watches confirmations
     * @param callbacks takes what the service calls back with
     * @return the client, safe to share between threads
     * @throws org.qoltanba.api.error.KeyAccessException if TLS cannot be set up with the endpoint's certificates
     */
    public static DssClient connect(
            DssEndpoint endpoint, HttpTransport transport, WaitingEngine waiting, DssCallbacks callbacks) {
        return connect(
                new Doors(transport, endpoint),
                waiting,
                callbacks,
                changed -> connect(changed, transport, waiting, callbacks));
    }

    private static DssClient connect(
            Doors doors, WaitingEngine waiting, DssCallbacks callbacks, Function<DssEndpoint, DssClient> another) {
        return new DssHttpClient(
                Dss.over(doors.usual(), doors.endpoint(), waiting, callbacks), new SigningIn(doors), another);
    }
}
