package org.qoltanba.client.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.TlsIdentity;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpTransport;
import org.qoltanba.client.http.ServiceHttp;
import org.qoltanba.client.http.TlsSettings;
import org.qoltanba.client.waiting.Timekeeper;

/** The ways into one installation: the usual one, one whose answers are redirects, and one for each certificate shown. */
final class Doors {

    private static final int FOUND = 302;
    private static final DssErrors ERRORS = new DssErrors();

    private final HttpTransport transport;
    private final DssEndpoint endpoint;
    private final ServiceHttp usual;
    private final ServiceHttp authorizing;

    Doors(HttpTransport transport, DssEndpoint endpoint) {
        this.transport = transport;
        this.endpoint = endpoint;
        TlsSettings tls = new TlsSettings(null, endpoint.trusted());
        usual = transport.service(DssService.NAME, endpoint.address(), ERRORS, tls);
        authorizing = transport.service(DssService.NAME, endpoint.address(), Doors::unlessRedirected, tls);
    }

    private static @Nullable SdkException unlessRedirected(HttpAnswer answer) {
        return answer.status() == FOUND ? null : ERRORS.map(answer);
    }

    DssEndpoint endpoint() {
        return endpoint;
    }

    ServiceHttp usual() {
        return usual;
    }

    /** The usual one for calls that are answered with a redirect. */
    ServiceHttp authorizing() {
        return authorizing;
    }

    /** The one that asks for a certificate, for calls that are answered with a redirect. */
    ServiceHttp showing(TlsIdentity identity) {
        return transport.service(
                DssService.NAME,
                endpoint.mutualTlsAddress(),
                Doors::unlessRedirected,
                TlsSettings.showing(identity, endpoint.trusted()));
    }

    Timekeeper time() {
        return usual.time();
    }
}
