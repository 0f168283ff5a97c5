package org.qoltanba.testkit.http;

import java.util.Objects;

/**
 * Where a server listens. A port of 0 is any that is free.
 *
 * @param host an address of this machine, or 0.0.0.0 for all of them
 * @param port of HTTP
 * @param securePort of HTTPS
 * @param mutualPort of mutual TLS
 */
public record Listening(String host, int port, int securePort, int mutualPort) {

    /** This machine alone, any ports. */
    public static final Listening LOCAL = new Listening("127.0.0.1", 0, 0, 0);

    private static final int HIGHEST_PORT = 65535;

    /**
     * Checks the numbers.
     *
     * @param host an address of this machine
     * @param port of HTTP
     * @param securePort of HTTPS
     * @param mutualPort of mutual TLS
     */
    public Listening {
        Objects.requireNonNull(host, "host");
        for (int number : new int[] {port, securePort, mutualPort}) {
            if (number < 0 || number > HIGHEST_PORT) {
                throw new IllegalArgumentException("A port is a number from 0, for any, to 65535, not " + number + ".");
            }
        }
    }

    /** What clients call it: whoever listens everywhere is found on this machine too. */
    String name() {
        return host.equals("0.0.0.0") ? LOCAL.host : host;
    }

    int port(Peer.Face face) {
        return switch (face) {
            case PLAIN -> port;
            case TLS -> securePort;
            case MUTUAL_TLS -> mutualPort;
        };
    }
}
