package org.qoltanba.api.dss;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a user signs in in the browser (contract section 3.4). {@link DssClient#authorizationPage} makes its
 * address; the code it sends to the redirect address goes into {@link DssSignIn#authorizationCode}.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssAuthorizationPage {

    private final URI redirectUri;
    private final @Nullable String loginHint;
    private final @Nullable String state;
    private final boolean silent;
    private final boolean renewable;

    private DssAuthorizationPage(
            URI redirectUri, @Nullable String loginHint, @Nullable String state, boolean silent, boolean renewable) {
        this.redirectUri = redirectUri;
        this.loginHint = loginHint;
        this.state = state;
        this.silent = silent;
        this.renewable = renewable;
    }

    /**
     * A page that sends the browser back.
     *
     * @param redirectUri where to, as the OAuth client is registered with it
     * @return the page
     */
    public static DssAuthorizationPage returningTo(URI redirectUri) {
        return new DssAuthorizationPage(Objects.requireNonNull(redirectUri, "redirectUri"), null, null, false, false);
    }

    /**
     * The same with the login filled in.
     *
     * @param login the user's DSS login
     * @return a copy
     */
    public DssAuthorizationPage loginHint(String login) {
        return new DssAuthorizationPage(redirectUri, Objects.requireNonNull(login, "login"), state, silent, renewable);
    }

    /**
     * The same with a value that comes back with the code (RFC 6749 section 10.12): compare it with the one kept for this
     * browser, so that nobody slips a code of theirs into somebody else's session.
     *
     * @param value unguessable, new each time
     * @return a copy
     */
    public DssAuthorizationPage state(String value) {
        return new DssAuthorizationPage(
                redirectUri, loginHint, Objects.requireNonNull(value, "value"), silent, renewable);
    }

    /**
     * The same without asking the user anything: whoever is not signed in comes back with {@code error=login_required}.
     *
     * @return a copy
     */
    public DssAuthorizationPage silent() {
        return new DssAuthorizationPage(redirectUri, loginHint, state, true, renewable);
    }

    /**
     * The same, asking for a refresh token (scope {@code offline_access}).
     *
     * @return a copy
     */
    public DssAuthorizationPage renewable() {
        return new DssAuthorizationPage(redirectUri, loginHint, state, silent, true);
    }

    /**
     * Where the browser is sent back to.
     *
     * @return the registered address
     */
    public URI redirectUri() {
        return redirectUri;
    }

    /**
     * The login to fill in.
     *
     * @return empty if none was given
     */
    public Optional<String> loginHint() {
        return Optional.ofNullable(loginHint);
    }

    /**
     * The value that comes back with the code.
     *
     * @return empty if none was given
     */
    public Optional<String> state() {
        return Optional.ofNullable(state);
    }

    /**
     * Whether the user is asked nothing.
     *
     * @return true after {@link #silent()}
     */
    public boolean isSilent() {
        return silent;
    }

    /**
     * Whether a refresh token is asked for.
     *
     * @return true after {@link #renewable()}
     */
    public boolean isRenewable() {
        return renewable;
    }

    /** Where it sends the browser back to. */
    @Override
    public String toString() {
        return "DssAuthorizationPage[" + redirectUri + "]";
    }
}
