package org.qoltanba.testkit.sigex;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.Peer;

/**
 * The addresses that QR signing hands out (contract sections 7.50 and 10.1): absolute, to be used as they are. They name the
 * service as the caller has named it, so that they lead through whatever stands between the two.
 */
final class QrAddresses {

    private static final URI USERS = URI.create("https://sigex.kz");
    private static final URI SYSTEMS = URI.create("https://sigex.kz:10443");
    private static final String PATH = "/api/egovQr/";
    private static final String MARK = "mgovSign";

    private final Supplier<Optional<FakeHttpServer>> server;

    /** Asks for the server when an address is needed; without one, addresses are those of the real service. */
    QrAddresses(Supplier<Optional<FakeHttpServer>> server) {
        this.server = server;
    }

    /**
     * The same thing on both ports.
     *
     * @param users on the users' port
     * @param systems on that of information systems
     * @param auto on the one through which the request came
     */
    record Trio(String users, String systems, String auto) {}

    /** Where the application sends the data and fetches the signatures. */
    Trio ofOperation(String id, FakeRequest request) {
        Peer.Face face = request.peer().face();
        String users = base(plainer(face), request) + PATH + id;
        String systems = base(Peer.Face.MUTUAL_TLS, request) + PATH + id;
        return new Trio(users, systems, face == Peer.Face.MUTUAL_TLS ? systems : users);
    }

    /** What the app of eGov asks first. */
    String ofPhone(String key, FakeRequest request) {
        return base(plainer(request.peer().face()), request) + PATH + key + "?" + MARK;
    }

    /** Where the app gets and puts the documents. */
    String ofDocuments(String key, FakeRequest request) {
        return base(request.peer().face(), request) + PATH + key + "/documents?" + MARK;
    }

    /** Whether a request comes from an app of eGov. */
    static boolean isFromPhone(Call call) {
        return call.query(MARK).isPresent();
    }

    /** What the QR code says. */
    static String code(String phoneAddress) {
        return "mobileSign:" + phoneAddress;
    }

    /** Starts eGov Mobile on the same device. */
    static String mobileLink(String phoneAddress) {
        return "https://m.egov.kz/mobileSign/?link=" + encoded(phoneAddress);
    }

    /** Starts eGov Business on the same device. */
    static String businessLink(String phoneAddress) {
        return "https://egovbusiness.page.link/?link=" + encoded(phoneAddress)
                + "&isi=1597880144&ibi=kz.mobile.mgov.business&apn=kz.mobile.mgov.business";
    }

    private static Peer.Face plainer(Peer.Face face) {
        return face == Peer.Face.MUTUAL_TLS ? Peer.Face.TLS : face;
    }

    private URI base(Peer.Face face, FakeRequest request) {
        URI own = base(face);
        return request.header("host")
                .filter(named -> face == request.peer().face() && server.get().isPresent())
                .flatMap(named -> named(own.getScheme(), named))
                .orElse(own);
    }

    private static Optional<URI> named(String scheme, String authority) {
        try {
            return Optional.of(new URI(scheme, authority, null, null, null)).filter(named -> named.getHost() != null);
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private URI base(Peer.Face face) {
        Optional<FakeHttpServer> served = server.get();
        if (served.isEmpty()) {
            return face == Peer.Face.MUTUAL_TLS ? SYSTEMS : USERS;
        }
        return switch (face) {
            case PLAIN -> served.get().uri();
            case TLS -> served.get().secureUri();
            case MUTUAL_TLS -> served.get().mutualUri();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
