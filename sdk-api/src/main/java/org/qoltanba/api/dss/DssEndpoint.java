package org.qoltanba.api.dss;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.internal.ServiceAddresses;
import org.qoltanba.api.secret.Secret;

/**
 * Where a DSS is and who calls it. Application names and OAuth client come from the administrator of the installation
 * (contract sections 1 and 2.1).
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} does not show the client secret.
 *
 * @since 0.1.0
 */
public final class DssEndpoint {

    private final URI address;
    private final String identityCentre;
    private final String signService;
    private final String clientId;
    private final @Nullable Secret clientSecret;

    private DssEndpoint(
            URI address, String identityCentre, String signService, String clientId, @Nullable Secret clientSecret) {
        this.address = address;
        this.identityCentre = identityCentre;
        this.signService = signService;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    /**
     * An installation with the usual application names, {@code STS} and {@code SignServer}, and without an OAuth client
     * yet.
     *
     * @param address scheme, host and port; https, or http on this machine
     * @return the endpoint
     * @throws IllegalArgumentException if the address cannot be used
     */
    public static DssEndpoint of(URI address) {
        return new DssEndpoint(ServiceAddresses.require(address), "STS", "SignServer", "", null);
    }

    /**
     * The same with a confidential OAuth client.
     *
     * @param id the client's identifier
     * @param secret the client's secret
     * @return a copy
     */
    public DssEndpoint oauthClient(String id, Secret secret) {
        return new DssEndpoint(
                address, identityCentre, signService, required(id, "id"), Objects.requireNonNull(secret, "secret"));
    }

    /**
     * The same with a public OAuth client, which has no secret.
     *
     * @param id the client's identifier
     * @return a copy
     */
    public DssEndpoint oauthClient(String id) {
        return new DssEndpoint(address, identityCentre, signService, required(id, "id"), null);
    }

    /**
     * The same with other application names.
     *
     * @param newIdentityCentre the Identity Centre, usually {@code STS}
     * @param newSignService the Sign Service, usually {@code SignServer}
     * @return a copy
     */
    public DssEndpoint applications(String newIdentityCentre, String newSignService) {
        return new DssEndpoint(
                address,
                required(newIdentityCentre, "newIdentityCentre"),
                required(newSignService, "newSignService"),
                clientId,
                clientSecret);
    }

    private static String required(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank. Ask the administrator of the DSS for it.");
        }
        return value;
    }

    /**
     * The address below which the applications are.
     *
     * @return without a slash at the end
     */
    public URI address() {
        return address;
    }

    /**
     * The application name of the Identity Centre.
     *
     * @return usually {@code STS}
     */
    public String identityCentre() {
        return identityCentre;
    }

    /**
     * The application name of the Sign Service.
     *
     * @return usually {@code SignServer}
     */
    public String signService() {
        return signService;
    }

    /**
     * How the Identity Centre knows the Sign Service.
     *
     * @return {@code urn:cryptopro:dss:signserver:} and the application name in lower case
     */
    public String resource() {
        return "urn:cryptopro:dss:signserver:" + signService.toLowerCase(Locale.ROOT);
    }

    /**
     * The OAuth client's identifier.
     *
     * @return empty if none was given
     */
    public String clientId() {
        return clientId;
    }

    /**
     * The OAuth client's secret.
     *
     * @return empty for a public client
     */
    public Optional<Secret> clientSecret() {
        return Optional.ofNullable(clientSecret);
    }

    @Override
    public String toString() {
        return "DssEndpoint[" + address + ", client " + clientId + "]";
    }
}
