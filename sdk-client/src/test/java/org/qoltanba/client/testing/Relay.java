package org.qoltanba.client.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a service, octet for octet, and may refuse connections for a time. Its port is its own from
 * the beginning to the end: a second socket that never listens keeps it while nobody is let in.
 */
public final class Relay implements AutoCloseable {

    private final URI service;
    private final Socket claim = new Socket();
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ServerSocket door;

    /** Keeps the port while nobody is let in, so that no other socket gets it. */
    private volatile Socket threshold = new Socket();

    public Relay(URI service) {
        this.service = service;
        this.port = claimed(claim);
        this.door = listen(port);
    }

    private static int claimed(Socket claim) {
        try {
            claim.setReuseAddress(true);
            claim.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return claim.getLocalPort();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The service's address by way of this relay. */
    public URI address() {
        return URI.create(service.getScheme() + "://" + service.getHost() + ":" + port);
    }

    private ServerSocket listen(int at) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            daemon(() -> accept(listening));
            return listening;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket here = listening.accept();
                Socket there = new Socket(service.getHost(), service.getPort());
                open.add(here);
                open.add(there);
                if (listening.isClosed()) {
                    // It knocked before the door was shut
                    here.close();
                    there.close();
                    return;
                }
                daemon(() -> pump(here, there));
                daemon(() -> pump(there, here));
            }
        } catch (IOException closed) {
            // Connections are refused from now on
        }
    }

    private static void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // The other direction ends with it
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "test-relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends every connection and refuses new ones. */
    public void refuse() {
        shut();
    }

    /** Lets connections in again. */
    public void letIn() {
        try {
            threshold.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        door = listen(port);
    }

    @Override
    public void close() {
        shut();
        try {
            claim.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void shut() {
        try {
            door.close();
            threshold.close();
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
