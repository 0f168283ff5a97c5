package org.qoltanba.testkit.dss;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An application registered with the Identity Centre (contract section 3.2). Public until it is given a secret. Safe to
 * share between threads.
 *
 * @since 0.1.0
 */
public final class OAuthClient {

    private final String id;
    private volatile @Nullable String secret;
    private volatile boolean service;
    private final Set<String> redirects = ConcurrentHashMap.newKeySet();
    private volatile boolean passwordFlow = true;
    private volatile boolean offlineAccess = true;

    OAuthClient(String id) {
        this.id = id;
    }

    /**
     * How the client is called.
     *
     * @return the {@code client_id}
     */
    public String id() {
        return id;
    }

    /**
     * Makes it a confidential client.
     *
     * @param clientSecret the {@code client_secret}, not empty
     * @return this
     */
    public OAuthClient secret(String clientSecret) {
        Objects.requireNonNull(clientSecret, "clientSecret");
        if (clientSecret.isEmpty()) {
            throw new IllegalArgumentException("A confidential client needs a secret; without one it is public.");
        }
        secret = clientSecret;
        return this;
    }

    /**
     * Makes it a service client, which signs users in without their password. Every operation of such users needs
     * confirmation. It must have a secret.
     *
     * @return this
     * @throws IllegalStateException if it has no secret
     */
    public OAuthClient service() {
        if (secret == null) {
            throw new IllegalStateException("A service client is confidential; give it a secret first.");
        }
        service = true;
        return this;
    }

    /**
     * Takes away the right to sign users in with a password.
     *
     * @return this
     */
    public OAuthClient withoutPasswordFlow() {
        passwordFlow = false;
        return this;
    }

    /**
     * Registers an address to which authorization codes may go. The first one gives the right to use them.
     *
     * @param redirectUri an address, or {@code urn:ietf:wg:oauth:2.0:oob:auto}
     * @return this
     */
    public OAuthClient redirectsTo(String redirectUri) {
        redirects.add(Objects.requireNonNull(redirectUri, "redirectUri"));
        return this;
    }

    /**
     * Takes away the right to refresh tokens.
     *
     * @return this
     */
    public OAuthClient withoutOfflineAccess() {
        offlineAccess = false;
        return this;
    }

    boolean mayRedirectTo(String redirectUri) {
        return redirects.contains(redirectUri);
    }

    boolean hasOfflineAccess() {
        return offlineAccess;
    }

    boolean isService() {
        return service;
    }

    boolean mayUsePasswordFlow() {
        return passwordFlow;
    }

    /** Whether this is the client's secret; a public client has none and states none, or an empty one. */
    boolean proves(@Nullable String stated) {
        String known = secret;
        return known == null ? stated == null || stated.isEmpty() : known.equals(stated);
    }

    /** The identifier only. */
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
