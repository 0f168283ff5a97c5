package org.qoltanba.api.dss;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.secret.TlsIdentity;

/**
 * How a user signs in to CryptoPro DSS: one of the ways of contract section 3, as the installation allows the OAuth
 * client and the user.
 *
 * <pre>{@code
 * dss.signIn(DssSignIn.identifiedOnly("ivanov"));
 * dss.signIn(DssSignIn.certificate(identity).renewable());
 * dss.signIn(DssSignIn.onBehalfOf("ivanov", operator));
 * }</pre>
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} shows no secret and no login.
 *
 * @since 0.1.0
 */
public final class DssSignIn {

    /** The redirect address of programs that have none (contract section 3.4). */
    public static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob:auto";

    private final DssCredential credential;
    private final @Nullable String login;
    private final boolean renewable;
    private final String redirectUri;

    private DssSignIn(DssCredential credential, @Nullable String login, boolean renewable, String redirectUri) {
        this.credential = credential;
        this.login = login;
        this.renewable = renewable;
        this.redirectUri = redirectUri;
    }

    private static DssSignIn with(DssCredential credential, @Nullable String login) {
        return new DssSignIn(credential, login, false, OUT_OF_BAND);
    }

    /**
     * Login and password (contract section 3.1). The session keeps a reference to the password, to sign in again when
     * its access token has run out.
     *
     * @param login the user's DSS login
     * @param password the password
     * @return how to sign in
     */
    public static DssSignIn password(String login, Secret password) {
        return with(new DssCredential.Password(login, password), login);
    }

    /**
     * A login alone: for users whose primary method is "identification only", and for all users of a service client
     * (contract sections 3.1 and 3.2).
     *
     * @param login the user's DSS login
     * @return how to sign in
     */
    public static DssSignIn identifiedOnly(String login) {
        return password(login, Secret.empty());
    }

    /**
     * A refresh token of an earlier session: see {@link DssSession#refreshToken()} (contract section 3.3).
     *
     * @param token the token
     * @return how to sign in
     */
    public static DssSignIn refreshToken(Secret token) {
        return with(new DssCredential.RefreshToken(token), null);
    }

    /**
     * The code that came to the application's redirect address when the user had signed in in the browser (contract
     * section 3.4); {@link DssClient#authorizationPage} tells where to send the browser. Works once. Without {@link
     * DssAuthorizationPage#renewable()} the session ends with its first access token.
     *
     * @param code the code
     * @param redirectUri where it came, exactly as given to the page
     * @return how to sign in
     */
    public static DssSignIn authorizationCode(Secret code, URI redirectUri) {
        String address = Objects.requireNonNull(redirectUri, "redirectUri").toString();
        return with(new DssCredential.AuthorizationCode(code, address), null);
    }

    /**
     * A certificate that is bound to the user, shown in TLS (contract section 3.5). Goes to the endpoint's {@link
     * DssEndpoint#mutualTlsAddress()}.
     *
     * @param identity the certificate and its key
     * @return how to sign in
     */
    public static DssSignIn certificate(TlsIdentity identity) {
        return with(new DssCredential.Certificate(identity), null);
    }

    /**
     * A token issued by an identity provider that the installation trusts (contract section 3.6). It is shown again when
     * the access token has run out, as long as it lasts.
     *
     * @param token the token; a SAML assertion as XML, which the SDK encodes
     * @param type its kind
     * @return how to sign in
     */
    public static DssSignIn exchange(Secret token, DssTokenType type) {
        return with(new DssCredential.ThirdPartyToken(token, type), null);
    }

    /**
     * An operator acting for a user (contract section 3.8). The operator signs in with a certificate.
     *
     * @param login the user's DSS login
     * @param operator the operator's certificate and key
     * @return how to sign in
     */
    public static DssSignIn onBehalfOf(String login, TlsIdentity operator) {
        return with(new DssCredential.Delegation(login, false, operator), login);
    }

    /**
     * The same for a user known by identifier.
     *
     * @param userId the identifier the user management gave the user
     * @param operator the operator's certificate and key
     * @return how to sign in
     */
    public static DssSignIn onBehalfOfUser(String userId, TlsIdentity operator) {
        return with(new DssCredential.Delegation(userId, true, operator), null);
    }

    /**
     * The same, naming the user who is expected: a token of anybody else is refused. Needed where credential and access
     * token do not tell who the user is.
     *
     * @param expected the user's DSS login
     * @return a copy
     */
    public DssSignIn as(String expected) {
        if (Objects.requireNonNull(expected, "expected").isBlank()) {
            throw new IllegalArgumentException("The login must not be blank.");
        }
        return new DssSignIn(credential, expected, renewable, redirectUri);
    }

    /**
     * The same, asking for a refresh token (scope {@code offline_access}), with which the session renews its access token
     * before it shows the credential again.
     *
     * @return a copy
     */
    public DssSignIn renewable() {
        return new DssSignIn(credential, login, true, redirectUri);
    }

    /**
     * The same with another redirect address than {@link #OUT_OF_BAND}, for an OAuth client that is registered with its
     * own: needed to sign in with a certificate, and to renew a sign-in with a second factor. Nothing is ever sent there.
     *
     * @param registered the address as registered
     * @return a copy
     */
    public DssSignIn redirectUri(String registered) {
        if (Objects.requireNonNull(registered, "registered").isBlank()) {
            throw new IllegalArgumentException("The redirect address must not be blank.");
        }
        return new DssSignIn(credential, login, renewable, registered);
    }

    /**
     * What the user proves with who they are.
     *
     * @return the credential
     */
    public DssCredential credential() {
        return credential;
    }

    /**
     * Who is expected to sign in.
     *
     * @return the login, if it is known beforehand
     */
    public Optional<String> login() {
        return Optional.ofNullable(login);
    }

    /**
     * Whether a refresh token is asked for.
     *
     * @return true after {@link #renewable()}
     */
    public boolean isRenewable() {
        return renewable;
    }

    /**
     * The redirect address the OAuth client is registered with.
     *
     * @return {@link #OUT_OF_BAND} unless another was given
     */
    public String redirectUri() {
        return redirectUri;
    }

    /** Two are equal if everything is, secrets included. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DssSignIn that
                && credential.equals(that.credential)
                && Objects.equals(login, that.login)
                && renewable == that.renewable
                && redirectUri.equals(that.redirectUri);
    }

    @Override
    public int hashCode() {
        return Objects.hash(credential.getClass(), login);
    }

    /** The kind of credential. */
    @Override
    public String toString() {
        return "DssSignIn[" + credential.getClass().getSimpleName() + "]";
    }
}
