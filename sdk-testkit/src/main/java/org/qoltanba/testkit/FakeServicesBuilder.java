package org.qoltanba.testkit;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.http.Listening;
import org.qoltanba.testkit.server.HttpServerProvider;

/**
 * Says how a world begins and where it listens, for those to whom {@link FakeServices#create()} gives too little.
 *
 * <pre>{@code
 * FakeServices world = FakeServices.builder().seed(42).port(8080).build();
 * }</pre>
 *
 * <p>Mutable; use it from one thread.
 *
 * @since 0.1.0
 */
public final class FakeServicesBuilder {

    private @Nullable Long seed;
    private Supplier<VirtualClock> clocks = VirtualClock::new;
    private Listening listening = Listening.LOCAL;
    private @Nullable HttpServerProvider provider;

    FakeServicesBuilder() {}

    /**
     * Makes the same identifiers and codes as another world with the same seed.
     *
     * @param number what a failed test printed; different each time unless given
     * @return this
     */
    public FakeServicesBuilder seed(long number) {
        seed = number;
        return this;
    }

    /**
     * What the clock shows at first.
     *
     * @param start 2026-11-21T09:00:00Z unless given
     * @return this
     */
    public FakeServicesBuilder startingAt(Instant start) {
        Objects.requireNonNull(start, "start");
        clocks = () -> new VirtualClock(start);
        return this;
    }

    /**
     * The port of {@link FakeServices#uri()}. With a fixed port there can be one such world at a time.
     *
     * @param number 0 for any that is free, as it is unless given
     * @return this
     */
    public FakeServicesBuilder port(int number) {
        listening = new Listening(listening.host(), number, listening.securePort(), listening.mutualPort());
        return this;
    }

    /**
     * The port with TLS, {@code world.sigex().secureUri()}.
     *
     * @param number 0 for any that is free, as it is unless given
     * @return this
     */
    public FakeServicesBuilder securePort(int number) {
        listening = new Listening(listening.host(), listening.port(), number, listening.mutualPort());
        return this;
    }

    /**
     * The port with mutual TLS, {@code world.sigex().systemUri()}.
     *
     * @param number 0 for any that is free, as it is unless given
     * @return this
     */
    public FakeServicesBuilder mutualPort(int number) {
        listening = new Listening(listening.host(), listening.port(), listening.securePort(), number);
        return this;
    }

    /**
     * Lets other machines reach the services. Fakes guard nothing: do this only where you trust everybody.
     *
     * @param host an address or name of this machine by which others call it, or {@code 0.0.0.0} for all its addresses;
     *     127.0.0.1, this machine alone, unless given
     * @return this
     */
    public FakeServicesBuilder listeningAt(String host) {
        listening = new Listening(host, listening.port(), listening.securePort(), listening.mutualPort());
        return this;
    }

    /**
     * Serves the fakes with another HTTP server.
     *
     * @param server WireMock unless given, or the one server that the application brings along as a service
     * @return this
     */
    public FakeServicesBuilder servedBy(HttpServerProvider server) {
        provider = Objects.requireNonNull(server, "server");
        return this;
    }

    /**
     * The world.
     *
     * @return nothing is started yet
     */
    public FakeServices build() {
        Long given = seed;
        long number = given == null ? new SecureRandom().nextLong() : given;
        Supplier<VirtualClock> clock = clocks;
        Listening where = listening;
        Optional<HttpServerProvider> server = Optional.ofNullable(provider);
        return new FakeServices(number, () -> new World(clock.get(), number, where, server));
    }
}
