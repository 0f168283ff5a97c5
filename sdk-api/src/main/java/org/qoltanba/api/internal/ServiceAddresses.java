package org.qoltanba.api.internal;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** What address a service may have: https anywhere, plain http only on this machine. */
public final class ServiceAddresses {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ServiceAddresses() {}

    /**
     * Checks the address of a service and drops a slash at its end.
     *
     * @param address the address
     * @return the address without a slash at the end
     * @throws IllegalArgumentException if it is not an absolute http(s) address, holds credentials, or is plain http to
     *     another machine
     */
    public static URI require(URI address) {
        Objects.requireNonNull(address, "address");
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null) {
            throw new IllegalArgumentException(
                    "A service address is scheme, host, port and path, for example https://sigex.kz,"
                            + " without user, query or fragment.");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && LOOPBACK.contains(host.toLowerCase(Locale.ROOT)))) {
            throw new IllegalArgumentException("The address of " + host
                    + " must begin with https://. Plain http is accepted for localhost only, where the fakes run.");
        }
        String text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }
}
