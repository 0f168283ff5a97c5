package org.qoltanba.testkit.http;

import java.util.Locale;
import java.util.Objects;

/** A port that was asked for cannot be had: somebody else listens there, or the system keeps it. */
public final class PortTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final int port;
    private final boolean isForbidden;

    /**
     * Tells which.
     *
     * @param host the address
     * @param port the port
     * @param cause what the system said
     */
    public PortTakenException(String host, int port, Throwable cause) {
        super(
                "Port " + port + " of " + host
                        + (isDenied(cause)
                                ? " is not given to this program by the system."
                                : " is taken, by another program or another world.")
                        + " Choose another one, or 0 for any that is free.",
                cause);
        this.port = port;
        this.isForbidden = isDenied(cause);
    }

    /**
     * Which one.
     *
     * @return its number
     */
    public int port() {
        return port;
    }

    /**
     * Whether nobody listens there and the system does not allow it: ports below 1024 on Linux, reserved ones on Windows.
     *
     * @return false if it is simply taken
     */
    public boolean isForbidden() {
        return isForbidden;
    }

    private static boolean isDenied(Throwable cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            String said = Objects.requireNonNullElse(reason.getMessage(), "").toLowerCase(Locale.ROOT);
            if (said.contains("permission denied")) {
                return true;
            }
        }
        return false;
    }
}
