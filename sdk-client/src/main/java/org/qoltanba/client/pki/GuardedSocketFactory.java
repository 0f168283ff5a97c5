package org.qoltanba.client.pki;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to certain addresses only. The address is judged at the moment of connecting, whatever name or
 * number it came from, so that no second look-up of the name can put another in its place.
 */
final class GuardedSocketFactory extends SocketFactory {

    private final Predicate<InetAddress> reachable;

    GuardedSocketFactory(Predicate<InetAddress> reachable) {
        this.reachable = reachable;
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = new GuardedSocket();
        try {
            socket.connect(address);
            return socket;
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    private final class GuardedSocket extends Socket {

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress target)) {
                throw new RefusedAddressException("Only Internet addresses are reached.");
            }
            InetAddress address = target.getAddress();
            if (address == null) {
                throw new UnknownHostException(target.getHostString());
            }
            if (!reachable.test(address)) {
                throw new RefusedAddressException("'" + target.getHostString()
                        + "' is an address inside a network, not of the Internet. If your authority really is inside your"
                        + " network, allow it with HttpPkiTransport.Builder.allowPrivateAddresses().");
            }
            super.connect(endpoint, timeout);
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }
    }
}
