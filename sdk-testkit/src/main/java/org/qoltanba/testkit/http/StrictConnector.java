package org.qoltanba.testkit.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.Executor;
import wiremock.org.eclipse.jetty.io.SelectorManager;
import wiremock.org.eclipse.jetty.server.ConnectionFactory;
import wiremock.org.eclipse.jetty.server.Server;
import wiremock.org.eclipse.jetty.server.ServerConnector;
import wiremock.org.eclipse.jetty.util.thread.Scheduler;

/**
 * Takes no connection after it was closed. The operating system still hands one over to a thread that was waiting for it
 * when the port was closed; nobody would ever read it or close it, and its client would wait for an answer for ever.
 */
final class StrictConnector extends ServerConnector {

    private StrictConnector(Server server, int acceptors, int selectors, ConnectionFactory... factories) {
        super(server, acceptors, selectors, factories);
    }

    static StrictConnector like(ServerConnector model, Server server) {
        return like(model, server, model.getConnectionFactories().toArray(ConnectionFactory[]::new));
    }

    /** Like a model, but speaking something else. */
    static StrictConnector like(ServerConnector model, Server server, ConnectionFactory... protocols) {
        StrictConnector connector = new StrictConnector(
                server, model.getAcceptors(), model.getSelectorManager().getSelectorCount(), protocols);
        connector.setHost(model.getHost());
        connector.setPort(model.getPort());
        connector.setAcceptQueueSize(model.getAcceptQueueSize());
        connector.setIdleTimeout(model.getIdleTimeout());
        connector.setShutdownIdleTimeout(model.getShutdownIdleTimeout());
        return connector;
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            public void accept(SelectableChannel channel, Object attachment) {
                if (isOpen()) {
                    super.accept(channel, attachment);
                } else {
                    cut(channel);
                }
            }
        };
    }

    private static void cut(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
