package org.qoltanba.testkit.server;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Another HTTP server than WireMock for the fakes of a world. Give it to one world,
 *
 * <pre>{@code
 * FakeServices world = FakeServices.builder().servedBy(new OurServer()).build();
 * }</pre>
 *
 * <p>or to all of them: name it in {@code META-INF/services/org.qoltanba.testkit.server.HttpServerProvider}, or, as a module,
 * in a descriptor with {@code provides}. It then needs a public constructor without parameters.
 *
 * <p>A server carries calls to the fakes and answers back, and knows nothing else. Faults that concern an exchange work with
 * every server, though an answer that is to stop in the middle of its headers does not begin; faults of connections, before a
 * call, are WireMock's alone and refused. Implementations
 * are safe to share between threads: worlds start side by side.
 *
 * @since 0.1.0
 */
public interface HttpServerProvider {

    /**
     * Begins to serve at one address. A world asks for up to three: plain, with TLS, with mutual TLS. Returns when clients can
     * connect.
     *
     * @param address where, and whether with TLS
     * @param fakes answers every call, on a thread of the server that may be held up for as long as a test wants; several
     *     at once. It throws nothing
     * @return the running server
     * @throws IOException if there is no such address or port; a port that is taken is told by a {@link
     *     java.net.BindException}
     */
    Running start(ServerAddress address, Function<HttpCall, HttpAnswer> fakes) throws IOException;

    /**
     * A server that runs.
     *
     * @since 0.1.0
     */
    interface Running {

        /**
         * Where it listens.
         *
         * @return the port that was asked for, or the one that was free
         */
        int port();

        /**
         * Stops listening, cuts every connection and frees the threads. Does not wait for calls that are being answered: what
         * holds them up ends afterwards. Called once.
         */
        void close();

        /**
         * The server behind it, for {@code FakeServices.unwrap}.
         *
         * @param type what is asked for
         * @param <T> the same
         * @return the server; empty, as by default, if it is nothing of the kind
         */
        default <T> Optional<T> unwrap(Class<T> type) {
            return Optional.empty();
        }
    }
}
