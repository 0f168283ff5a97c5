package org.qoltanba.api.dss;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.internal.ServiceAddresses;
import org.qoltanba.api.secret.Secret;

/**
 * Where a DSS is, what it is like, and who calls it. Application names and OAuth client come from the administrator of
 * the installation (contract sections 1 and 2.1). Each method returns a changed copy, so an endpoint reads as a sentence:
 *
 * <pre>{@code
 * DssEndpoint.of(URI.create("https://dss.example.ru"))
 *         .oauthClient("erp", secret)
 *         .apiVersion(DssApiVersion.V2)
 * }</pre>
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} does not show the client secret.
 *
 * @since 0.1.0
 */
public final class DssEndpoint {

    private static final int MUTUAL_TLS_PORT = 4430;
    private static final int HIGHEST_PORT = 65_535;

    private final URI address;
    private String identityCentre = "STS";
    private String signService = "SignServer";
    private String documentStore = "DocumentStore";
    private String pathPrefix = "/rest/api";
    private @Nullable String resource;
    private String clientId = "";
    private @Nullable Secret clientSecret;
    private boolean serviceClient;
    private @Nullable DssApiVersion apiVersion = DssApiVersion.V1;
    private int mutualTlsPort = MUTUAL_TLS_PORT;
    private List<X509Certificate> trusted = List.of();

    private DssEndpoint(URI address) {
        this.address = address;
    }

    /** Written to by its maker alone, before anybody else sees it. */
    private DssEndpoint with(Consumer<DssEndpoint> change) {
        DssEndpoint copy = new DssEndpoint(address);
        copy.identityCentre = identityCentre;
        copy.signService = signService;
        copy.documentStore = documentStore;
        copy.pathPrefix = pathPrefix;
        copy.resource = resource;
        copy.clientId = clientId;
        copy.clientSecret = clientSecret;
        copy.serviceClient = serviceClient;
        copy.apiVersion = apiVersion;
        copy.mutualTlsPort = mutualTlsPort;
        copy.trusted = trusted;
        change.accept(copy);
        return copy;
    }

    /**
     * An installation with the usual application names, {@code STS}, {@code SignServer} and {@code DocumentStore}, with
     * the first generation of the interface, and without an OAuth client yet.
     *
     * @param address scheme, host and port; https, or http on this machine
     * @return the endpoint
     * @throws IllegalArgumentException if the address cannot be used
     */
    public static DssEndpoint of(URI address) {
        return new DssEndpoint(ServiceAddresses.require(address));
    }

    /**
     * The same with a confidential OAuth client.
     *
     * @param id the client's identifier
     * @param secret the client's secret
     * @return a copy
     */
    public DssEndpoint oauthClient(String id, Secret secret) {
        required(id, "id");
        Objects.requireNonNull(secret, "secret");
        return with(copy -> {
            copy.clientId = id;
            copy.clientSecret = secret;
            copy.serviceClient = false;
        });
    }

    /**
     * The same with a public OAuth client, which has no secret.
     *
     * @param id the client's identifier
     * @return a copy
     */
    public DssEndpoint oauthClient(String id) {
        required(id, "id");
        return with(copy -> {
            copy.clientId = id;
            copy.clientSecret = null;
            copy.serviceClient = false;
        });
    }

    /**
     * The same with a service client: a confidential client that is trusted to name the user, who then signs in with
     * {@link DssSignIn#identifiedOnly}. The service then wants every operation confirmed, whatever its policy says
     * (contract section 3.2).
     *
     * @param id the client's identifier
     * @param secret the client's secret
     * @return a copy
     */
    public DssEndpoint serviceClient(String id, Secret secret) {
        return oauthClient(id, secret).with(copy -> copy.serviceClient = true);
    }

    /**
     * The same with other application names.
     *
     * @param newIdentityCentre the Identity Centre, usually {@code STS}
     * @param newSignService the Sign Service, usually {@code SignServer}
     * @return a copy
     */
    public DssEndpoint applications(String newIdentityCentre, String newSignService) {
        required(newIdentityCentre, "newIdentityCentre");
        required(newSignService, "newSignService");
        return with(copy -> {
            copy.identityCentre = newIdentityCentre;
            copy.signService = newSignService;
        });
    }

    /**
     * The same with another name of the Document Store (contract section 12.7).
     *
     * @param name the application name, usually {@code DocumentStore}
     * @return a copy
     */
    public DssEndpoint documentStore(String name) {
        required(name, "name");
        return with(copy -> copy.documentStore = name);
    }

    /**
     * The same with another path between the name of the Sign Service and its calls: the newest product line has {@code
     * /api} instead of {@code /rest/api} (contract section 2.1).
     *
     * @param path begins with a slash and does not end with one
     * @return a copy
     * @throws IllegalArgumentException if it is written otherwise
     */
    public DssEndpoint pathPrefix(String path) {
        required(path, "path");
        if (!path.startsWith("/") || path.endsWith("/") || path.contains("//") || path.contains("?")) {
            throw new IllegalArgumentException(
                    "The path begins with a slash and does not end with one, for example /rest/api.");
        }
        return with(copy -> copy.pathPrefix = path);
    }

    /**
     * The same with another name under which the Identity Centre knows the Sign Service. It is sent exactly so (contract
     * section 3.1).
     *
     * @param name usually {@code urn:cryptopro:dss:signserver:} and an application name
     * @return a copy
     */
    public DssEndpoint resource(String name) {
        required(name, "name");
        return with(copy -> copy.resource = name);
    }

    /**
     * The same with the generation of the interface that the installation has.
     *
     * @param version the generation
     * @return a copy
     */
    public DssEndpoint apiVersion(DssApiVersion version) {
        Objects.requireNonNull(version, "version");
        return with(copy -> copy.apiVersion = version);
    }

    /**
     * The same, finding out the generation of the interface by itself: the first operation asks whether the installation
     * has operations of the second generation (contract section 12.5).
     *
     * @return a copy
     */
    public DssEndpoint discoveringApiVersion() {
        return with(copy -> copy.apiVersion = null);
    }

    /**
     * The same with the port that asks for a certificate: operators and users who sign in with one go there (contract
     * sections 2.1 and 3.5).
     *
     * @param port usually 4430
     * @return a copy
     * @throws IllegalArgumentException if it is no port
     */
    public DssEndpoint mutualTlsPort(int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("A port is a number from 1 to " + HIGHEST_PORT + ", not " + port + ".");
        }
        return with(copy -> copy.mutualTlsPort = port);
    }

    /**
     * The same, trusting these certificates in TLS instead of those that come with Java: for an installation with an
     * authority of its own. Names are checked all the same.
     *
     * @param roots at least one, of authorities or of the service itself
     * @return a copy
     * @throws IllegalArgumentException if there is none
     */
    public DssEndpoint trusting(X509Certificate... roots) {
        List<X509Certificate> given = List.of(Objects.requireNonNull(roots, "roots"));
        if (given.isEmpty()) {
            throw new IllegalArgumentException("Name at least one certificate to trust.");
        }
        return with(copy -> copy.trusted = given);
    }

    private static void required(String value, String name) {
        if (Objects.requireNonNull(value, name).isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank. Ask the administrator of the DSS for it.");
        }
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
     * The address that asks for a certificate in TLS.
     *
     * @return the same host and path, always https, at {@link #mutualTlsPort(int)}
     */
    public URI mutualTlsAddress() {
        return URI.create("https://" + address.getHost() + ":" + mutualTlsPort
                + Objects.requireNonNullElse(address.getRawPath(), ""));
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
     * The application name of the Document Store.
     *
     * @return usually {@code DocumentStore}
     */
    public String documentStore() {
        return documentStore;
    }

    /**
     * The path between the name of the Sign Service and its calls.
     *
     * @return usually {@code /rest/api}
     */
    public String pathPrefix() {
        return pathPrefix;
    }

    /**
     * How the Identity Centre knows the Sign Service.
     *
     * @return what was given, else {@code urn:cryptopro:dss:signserver:} and the application name in lower case
     */
    public String resource() {
        return resource != null ? resource : "urn:cryptopro:dss:signserver:" + signService.toLowerCase(Locale.ROOT);
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

    /**
     * Whether the OAuth client is trusted to name the user.
     *
     * @return true after {@link #serviceClient(String, Secret)}; every operation is then confirmed
     */
    public boolean isServiceClient() {
        return serviceClient;
    }

    /**
     * The generation of the interface.
     *
     * @return empty if it is to be found out
     */
    public Optional<DssApiVersion> apiVersion() {
        return Optional.ofNullable(apiVersion);
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
        return "DssEndpoint[" + address + ", client " + clientId + "]";
    }
}
