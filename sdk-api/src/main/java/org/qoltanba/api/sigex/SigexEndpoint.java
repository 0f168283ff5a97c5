package org.qoltanba.api.sigex;

import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.internal.ServiceAddresses;
import org.qoltanba.api.secret.TlsIdentity;

/**
 * Where SIGEX is, and as whom it is called (contract sections 2.1 and 3.1). Without a certificate of an information
 * system the SDK acts as an anonymous caller, who may register and sign public documents, until somebody signs in with
 * {@link SigexClient#signIn}. With one it acts for the organisation the certificate is registered with.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexEndpoint {

    private static final URI PRODUCTION = URI.create("https://sigex.kz");
    private static final int SYSTEM_PORT = 10443;

    private final URI address;
    private final @Nullable TlsIdentity informationSystem;
    private final List<X509Certificate> trusted;

    private SigexEndpoint(URI address, @Nullable TlsIdentity informationSystem, List<X509Certificate> trusted) {
        this.address = address;
        this.informationSystem = informationSystem;
        this.trusted = List.copyOf(trusted);
    }

    /**
     * The service itself.
     *
     * @return {@code https://sigex.kz}
     */
    public static SigexEndpoint production() {
        return new SigexEndpoint(PRODUCTION, null, List.of());
    }

    /**
     * Another address: the fake of the testkit, or a proxy of your own.
     *
     * @param address scheme, host and port; https, or http on this machine
     * @return the endpoint
     * @throws IllegalArgumentException if the address cannot be used
     */
    public static SigexEndpoint of(URI address) {
        return new SigexEndpoint(ServiceAddresses.require(address), null, List.of());
    }

    /**
     * The same, called by an information system: it shows its certificate in each TLS connection, and TLS 1.3 is the only
     * version used (contract section 3.3). An address without a port gets the port of information systems, 10443.
     *
     * @param identity the certificate registered in the organisation's settings, and its key
     * @return a copy
     * @throws IllegalArgumentException if the address is not https
     */
    public SigexEndpoint informationSystem(TlsIdentity identity) {
        Objects.requireNonNull(identity, "identity");
        if (!address.getScheme().equalsIgnoreCase("https")) {
            throw new IllegalArgumentException(
                    "An information system shows its certificate over https only; the address" + " is " + address
                            + ". Give the https address for information systems.");
        }
        URI system = address.getPort() < 0
                ? URI.create(address.getScheme() + "://" + address.getHost() + ":" + SYSTEM_PORT + address.getRawPath())
                : address;
        return new SigexEndpoint(system, identity, trusted);
    }

    /**
     * The same, called by an information system: see {@link #informationSystem(TlsIdentity)}.
     *
     * @param certificate the certificate registered in the organisation's settings
     * @param privateKey its key, RSA or EC
     * @return a copy
     * @throws IllegalArgumentException if the address is not https
     * @throws org.qoltanba.api.error.KeyAccessException if the key is too short or not the certificate's
     */
    public SigexEndpoint informationSystem(X509Certificate certificate, PrivateKey privateKey) {
        return informationSystem(TlsIdentity.of(certificate, privateKey));
    }

    /**
     * The same, called by an information system whose certificate and key are in files as the portal hands them out
     * (contract section 3.4). Reads both files.
     *
     * @param certificate X.509, PEM or DER
     * @param privateKey PKCS#8 without a password, PEM or DER
     * @return a copy
     * @throws IllegalArgumentException if the address is not https
     * @throws org.qoltanba.api.error.KeyAccessException if a file cannot be used
     */
    public SigexEndpoint informationSystem(Path certificate, Path privateKey) {
        return informationSystem(TlsIdentity.fromFiles(certificate, privateKey));
    }

    /**
     * The same, trusting these certificates in TLS instead of those that come with Java: for a test system, or to accept
     * nothing but one authority. Names are checked all the same.
     *
     * @param roots at least one, of authorities or of the service itself
     * @return a copy
     * @throws IllegalArgumentException if there is none
     */
    public SigexEndpoint trusting(X509Certificate... roots) {
        Objects.requireNonNull(roots, "roots");
        if (roots.length == 0) {
            throw new IllegalArgumentException("Name at least one certificate to trust.");
        }
        return new SigexEndpoint(address, informationSystem, List.of(roots));
    }

    /**
     * The address below which the paths of the contract begin.
     *
     * @return without a slash at the end
     */
    public URI address() {
        return address;
    }

    /**
     * The information system that calls.
     *
     * @return what it shows in TLS; empty for anonymous callers and users
     */
    public Optional<TlsIdentity> informationSystem() {
        return Optional.ofNullable(informationSystem);
    }

    /**
     * What is trusted in TLS.
     *
     * @return an unmodifiable list; empty if it is what comes with Java
     */
    public List<X509Certificate> trusted() {
        return trusted;
    }

    @Override
    public String toString() {
        return "SigexEndpoint[" + address + (informationSystem == null ? "" : ", information system") + "]";
    }
}
