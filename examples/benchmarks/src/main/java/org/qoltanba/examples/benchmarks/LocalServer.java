package org.qoltanba.examples.benchmarks;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's server, which costs the measured process nothing. */
final class LocalServer {

    private static final int BACKLOG = 4_096;

    private LocalServer() {}

    /** A server on a free port of this machine, not started. */
    static HttpServer create() throws IOException {
        withoutDelay();
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    }

    /** The JDK's server writes an answer in two pieces; without this, the second waits 40 ms for the first to be acknowledged. */
    static void withoutDelay() {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }
}
