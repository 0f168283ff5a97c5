package org.qoltanba.testkit.http;

import org.qoltanba.testkit.server.HttpServerProvider;
import org.qoltanba.testkit.server.JdkServer;

/** Everything that is said of the server, where another one carries the exchanges. */
class FakeHttpServerOnTheJdkTest extends FakeHttpServerTest {

    @Override
    HttpServerProvider provider() {
        return new JdkServer();
    }
}
