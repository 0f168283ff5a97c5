package org.qoltanba.testkit.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.ssl.SslConnection;
import wiremock.org.eclipse.jetty.server.HttpConfiguration;
import wiremock.org.eclipse.jetty.server.HttpConnectionFactory;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.SecureRequestCustomizer;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.server.SslConnectionFactory;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/** A server that gets further ports, with TLS, while it runs. Not thread-safe: its owner guards it. */
abstract class JettyFaces extends Jetty11HttpServer {

    /** The attribute of a request that tells through which port it came; absent for the plain one. */
    static final String FACE = "org.qoltanba.testkit.face";

    /** The attribute of a request that holds the certificate the client has shown; absent if it has shown none. */
    static final String CERTIFICATE = "org.qoltanba.testkit.certificate";

    private static final String HTTP = "http/1.1";

    private final List<StrictConnector> faces = new ArrayList<>();
    private final Door door;

    JettyFaces(Options options, AdminRequestHandler admin, StubRequestHandler stubs, Door door) {
        super(options, admin, stubs);
        this.door = door;
    }

    /** Opens a port with TLS and returns its number. */
    int open(Peer.Face face, int port, TlsIdentity identity) {
        HttpConnectionFactory plain = httpConnector.getConnectionFactory(HttpConnectionFactory.class);
        HttpConfiguration configuration = new HttpConfiguration(plain.getHttpConfiguration());
        configuration.addCustomizer(new SecureRequestCustomizer(false)); // addresses have no SNI to compare with
        configuration.addCustomizer((connector, ignored, request) -> {
            request.setAttribute(FACE, face);
            certificate(request).ifPresent(certificate -> request.setAttribute(CERTIFICATE, certificate));
        });
        StrictConnector connector = StrictConnector.like(
                httpConnector,
                jettyServer,
                door,
                new SslConnectionFactory(tls(face, identity), HTTP),
                new HttpConnectionFactory(configuration));
        connector.setPort(port);
        jettyServer.addConnector(connector);
        faces.add(connector);
        try {
            connector.start();
        } catch (Exception failed) {
            throw HttpHost.unavailable(httpConnector.getHost(), port, failed);
        }
        int opened = connector.getLocalPort();
        connector.meetDoor();
        return opened;
    }

    /** Lets those in, or keeps those out, who are to be now; those who have been let in before and wait must come anew. */
    void meetDoor() {
        ((StrictConnector) httpConnector).meetDoor();
        faces.forEach(StrictConnector::meetDoor);
    }

    /** Stops listening and cuts what is connected. */
    void cut() {
        cut(httpConnector);
        faces.forEach(JettyFaces::cut);
    }

    /** Jetty has an attribute for it too, which WireMock's copy of Jetty leaves empty. */
    private static Optional<Certificate> certificate(Request request) {
        if (!(request.getHttpChannel().getEndPoint() instanceof SslConnection.DecryptedEndPoint endPoint)) {
            return Optional.empty();
        }
        try {
            SSLSession session = endPoint.getSslConnection().getSSLEngine().getSession();
            return Optional.of(session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }

    private static void cut(ServerConnector connector) {
        connector.close();
        connector.getConnectedEndPoints().forEach(EndPoint::close);
    }

    static SSLContext context(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // Who a client is, is told by its public key alone: its certificate is checked by nobody (contract 3.3),
            // its possession of the private key by the handshake
            context.init(keys, SslContextFactory.TRUST_ALL_CERTS, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This Java runtime has no TLS.", impossible);
        }
    }

    private SslContextFactory.Server tls(Peer.Face face, TlsIdentity identity) {
        SslContextFactory.Server factory = new SslContextFactory.Server() {
            @Override
            public SSLEngine newSSLEngine(InetSocketAddress client) {
                Optional<KeyManager[]> others = door.otherKeys();
                if (others.isEmpty()) {
                    return super.newSSLEngine(client);
                }
                SSLEngine engine = context(others.get()).createSSLEngine();
                customize(engine);
                return engine;
            }
        };
        factory.setSslContext(context(identity.keyManagers()));
        if (face == Peer.Face.MUTUAL_TLS) {
            factory.setIncludeProtocols("TLSv1.3");
            factory.setWantClientAuth(true);
        }
        return factory;
    }
}
