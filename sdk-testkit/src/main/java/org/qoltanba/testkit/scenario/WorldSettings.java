package org.qoltanba.testkit.scenario;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a file says of a world as a whole. Empty is what it leaves to others.
 *
 * @param seed what identifiers and codes are made from
 * @param start what the clock shows at first
 * @param speed seconds of the world in a second of real time
 * @param paused whether the clock stands still until told to move
 * @param host where the program listens
 * @param http the port without TLS, 0 for any
 * @param https the port with TLS, 0 for any
 * @param mutualTls the port with mutual TLS, 0 for any
 * @param console the port of the web console, 0 for any
 * @since 0.1.0
 */
public record WorldSettings(
        OptionalLong seed,
        Optional<Instant> start,
        OptionalDouble speed,
        Optional<Boolean> paused,
        Optional<String> host,
        OptionalInt http,
        OptionalInt https,
        OptionalInt mutualTls,
        OptionalInt console) {

    /** The highest number that a port can have. */
    public static final int LARGEST_PORT = 65_535;

    /**
     * Checks that nothing is null.
     *
     * @param seed what identifiers and codes are made from
     * @param start what the clock shows at first
     * @param speed seconds of the world in a second of real time
     * @param paused whether the clock stands still until told to move
     * @param host where the program listens
     * @param http the port without TLS
     * @param https the port with TLS
     * @param mutualTls the port with mutual TLS
     * @param console the port of the web console
     */
    public WorldSettings {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(speed, "speed");
        Objects.requireNonNull(paused, "paused");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(https, "https");
        Objects.requireNonNull(mutualTls, "mutualTls");
        Objects.requireNonNull(console, "console");
    }
}
