package org.qoltanba.api.sigex;

import java.util.Objects;
import java.util.Set;

/**
 * How a service that SIGEX depends on has been in the last 10 to 30 minutes (contract section 7.46).
 *
 * @param protocol what it speaks, for example {@code ocsp} or {@code tsp}
 * @param url where it is
 * @param status {@link #NOT_USED}, {@link #GOOD}, {@link #MIXED}, {@link #FAILING}, or a word the SDK does not know
 * @since 0.1.0
 */
public record ExternalService(String protocol, String url, String status) {

    /** It was not called lately. */
    public static final String NOT_USED = "white";

    /** All calls went well. */
    public static final String GOOD = "green";

    /** Some calls failed. */
    public static final String MIXED = "yellow";

    /** All calls failed. */
    public static final String FAILING = "red";

    private static final Set<String> KNOWN = Set.of(NOT_USED, GOOD, MIXED, FAILING);

    /**
     * Checks that all are given.
     *
     * @param protocol what it speaks
     * @param url where it is
     * @param status how it has been
     */
    public ExternalService {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(status, "status");
    }

    /**
     * Whether the SDK knows the status.
     *
     * @return true for the four constants
     */
    public boolean isKnown() {
        return KNOWN.contains(status);
    }
}
