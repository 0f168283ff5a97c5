package org.qoltanba.client.sigex;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses a QR operation may be led to: of SIGEX's own family on https, or of the endpoint itself (contract section
 * 2.1). A document must not be sent anywhere else, whatever an answer says.
 */
final class EgovAddresses {

    private static final String FAMILY = "sigex.kz";
    private static final int USUAL_PORT = 443;
    private static final int SYSTEM_PORT = 10443;

    private final URI endpoint;

    EgovAddresses(URI endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * The address that matches our connection, else the plain one.
     *
     * @throws IllegalArgumentException if there is none, or it is foreign
     */
    URI choose(@Nullable String matching, @Nullable String plain) {
        String named = matching != null && !matching.isEmpty() ? matching : plain;
        try {
            URI address = new URI(Asking.required(named, "dataURL or signURL"));
            if (address.getRawUserInfo() != null
                    || address.getHost() == null
                    || !(isEndpoint(address) || isFamily(address))) {
                throw new IllegalArgumentException("An address outside of SIGEX was named.");
            }
            return address;
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("An address was named that is none.", malformed);
        }
    }

    private boolean isEndpoint(URI address) {
        return endpoint.getScheme().equalsIgnoreCase(address.getScheme())
                && Objects.requireNonNull(endpoint.getHost()).equalsIgnoreCase(address.getHost())
                && port(endpoint) == port(address);
    }

    private static boolean isFamily(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        int port = port(address);
        return "https".equalsIgnoreCase(address.getScheme())
                && (host.equals(FAMILY) || host.endsWith("." + FAMILY))
                && (port == USUAL_PORT || port == SYSTEM_PORT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equalsIgnoreCase(address.getScheme()) ? USUAL_PORT : 80;
    }
}
