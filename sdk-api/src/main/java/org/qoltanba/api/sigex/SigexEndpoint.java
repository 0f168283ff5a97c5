package org.qoltanba.api.sigex;

import java.net.URI;
import org.qoltanba.api.internal.ServiceAddresses;

/**
 * Where SIGEX is. Without a certificate of an information system the SDK acts as an anonymous caller: it may register
 * and sign public documents (contract section 3.1).
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexEndpoint {

    private static final URI PRODUCTION = URI.create("https://sigex.kz");

    private final URI address;

    private SigexEndpoint(URI address) {
        this.address = address;
    }

    /**
     * The service itself.
     *
     * @return {@code https://sigex.kz}
     */
    public static SigexEndpoint production() {
        return new SigexEndpoint(PRODUCTION);
    }

    /**
     * Another address: the fake of the testkit, or a proxy of your own.
     *
     * @param address scheme, host and port; https, or http on this machine
     * @return the endpoint
     * @throws IllegalArgumentException if the address cannot be used
     */
    public static SigexEndpoint of(URI address) {
        return new SigexEndpoint(ServiceAddresses.require(address));
    }

    /**
     * The address below which the paths of the contract begin.
     *
     * @return without a slash at the end
     */
    public URI address() {
        return address;
    }

    @Override
    public String toString() {
        return "SigexEndpoint[" + address + "]";
    }
}
