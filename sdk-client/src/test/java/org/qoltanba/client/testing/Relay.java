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
    private Door door;

    public Relay(URI service) {
        this.service = service;
        this.port = claimed(claim);
        this.door = listen(port);
    }

    /** What listens, and the thread that waits there. */
    private record Door(ServerSocket listening, Thread porter) {

        /** The port is not free before the thread has left: the system call it waits in holds the socket. */
        void shut() throws IOException {
            listening.close();
            try {
                porter.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while the door was shut.", stopped);
            }
        }
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

    private Door listen(int at) {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            return new Door(listening, daemon(() -> accept(listening)));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket listening) {
        try (listening) {
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

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "test-relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Ends every connection and refuses new ones. */
    public void refuse() {
        shut();
    }

    /** Lets connections in again. */
    public void letIn() {
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
            door.shut();
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
