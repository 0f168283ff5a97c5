package org.qoltanba.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.io.AbstractEndPoint;
import wiremock.org.eclipse.jetty.io.EndPoint;
import wiremock.org.eclipse.jetty.io.SelectorManager;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes only those who are to be let in, and none after it was closed. The operating system still hands a connection over to
 * a thread that was waiting for it when the port was closed; nobody would ever read it or close it, and its client would
 * wait for an answer for ever.
 */
final class StrictConnector extends ServerConnector {

    private static final int MOST_TRIES = 200;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

    private final Door door;

    /** Held by the thread that waits for connections: the system has not freed the port before it has left. */
    private final ReentrantLock waiting = new ReentrantLock();

    /** Keeps the port while nobody is let in, so that nothing else on the machine gets it. */
    private @Nullable Socket claim;

    private StrictConnector(Server server, int acceptors, int selectors, Door door, ConnectionFactory... factories) {
        super(server, acceptors, selectors, factories);
        this.door = door;
    }

    static StrictConnector like(ServerConnector model, Server server, Door door) {
        return like(model, server, door, model.getConnectionFactories().toArray(ConnectionFactory[]::new));
    }

    /** Like a model, but speaking something else. */
    static StrictConnector like(ServerConnector model, Server server, Door door, ConnectionFactory... protocols) {
        StrictConnector connector = new StrictConnector(
                server, model.getAcceptors(), model.getSelectorManager().getSelectorCount(), door, protocols);
        connector.setHost(model.getHost());
        connector.setPort(model.getPort());
        connector.setAcceptQueueSize(model.getAcceptQueueSize());
        connector.setIdleTimeout(model.getIdleTimeout());
        connector.setShutdownIdleTimeout(model.getShutdownIdleTimeout());
        return connector;
    }

    /** Listens, or refuses, as is to be now, and closes what waits for a next request. Its owner guards it. */
    void meetDoor() {
        try {
            if (door.isShut()) {
                shut();
            } else {
                letIn();
            }
        } catch (IOException failed) {
            throw HttpHost.unavailable(getHost(), getPort(), failed);
        }
        getConnectedEndPoints().stream().filter(StrictConnector::isIdle).forEach(EndPoint::close);
    }

    private static boolean isIdle(EndPoint connection) {
        return connection instanceof AbstractEndPoint known && known.isFillInterested();
    }

    private void shut() throws IOException {
        if (claim != null) {
            return;
        }
        InetSocketAddress address = new InetSocketAddress(getHost(), getLocalPort());
        setPort(address.getPort());
        setAccepting(false);
        super.close();
        waiting.lock();
        try {
            patiently(() -> claim = keeping(address));
        } finally {
            waiting.unlock();
        }
    }

    private static Socket keeping(InetSocketAddress address) throws IOException {
        Socket keeping = new Socket();
        try {
            keeping.setReuseAddress(true);
            keeping.bind(address);
            return keeping;
        } catch (IOException taken) {
            keeping.close();
            throw taken;
        }
    }

    private interface Binding {
        void bind() throws IOException;
    }

    /** A process that is being started at this moment has all sockets of this one, the closed ones too, until it has begun. */
    private static void patiently(Binding binding) throws IOException {
        for (int triesLeft = MOST_TRIES; ; triesLeft--) {
            try {
                binding.bind();
                return;
            } catch (IOException taken) {
                if (triesLeft == 0) {
                    throw taken;
                }
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    private void letIn() throws IOException {
        if (claim == null) {
            return;
        }
        try {
            open();
            release();
        } catch (IOException heldByTheClaim) {
            release();
            patiently(this::open);
        }
        setAccepting(true);
    }

    private void release() {
        Socket keeping = claim;
        claim = null;
        if (keeping != null) {
            try {
                keeping.close();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    @Override
    public void accept(int acceptor) throws IOException {
        waiting.lock();
        try {
            super.accept(acceptor);
        } finally {
            waiting.unlock();
        }
    }

    /** Not a failure, and nothing to be patient about, if the port has been closed on purpose. */
    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        return !isOpen() || super.handleAcceptFailure(failure);
    }

    @Override
    public void close() {
        super.close();
        release();
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            public void accept(SelectableChannel channel, Object attachment) {
                if (!isOpen() || door.resets()) {
                    cut(channel);
                } else {
                    super.accept(channel, attachment);
                }
            }
        };
    }

    /** Reset rather than closed: a client that has sent something would otherwise not hear of it before it reads. */
    private static void cut(SelectableChannel channel) {
        try (channel) {
            if (channel instanceof SocketChannel socket) {
                socket.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
