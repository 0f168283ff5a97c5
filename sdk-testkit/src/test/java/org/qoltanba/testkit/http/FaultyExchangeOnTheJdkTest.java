package org.qoltanba.testkit.http;

import org.qoltanba.testkit.server.HttpServerProvider;
import org.qoltanba.testkit.server.JdkServer;

/** Faults at an exchange, where another server carries it. */
class FaultyExchangeOnTheJdkTest extends FaultyExchangeTest {

    @Override
    HttpServerProvider provider() {
        return new JdkServer();
    }

    @Override
    boolean resetsConnections() {
        return false;
    }
}
