package org.qoltanba.api.dss;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.secret.TlsIdentity;

/**
 * CryptoPro DSS.
 *
 * <p>Safe to share between threads. Methods that call the service block; each has a twin ending in {@code Async} that
 * does not. All fail with the subclasses of {@link org.qoltanba.api.error.SdkException}.
 *
 * @since 0.1.0
 */
public interface DssClient {

    /**
     * Where the installation is and who calls it.
     *
     * @return the endpoint in use
     */
    DssEndpoint endpoint();

    /**
     * Signs a user in with login and password (contract section 3.1). Blocks. The same as {@link #signIn(DssSignIn)} with
     * {@link DssSignIn#password}.
     *
     * @param login the user's DSS login
     * @param password the password; {@link Secret#empty()} for "identification only"
     * @return the user's session
     * @throws org.qoltanba.api.error.AuthenticationFailedException if user, password or OAuth client are refused
     */
    DssSession signIn(String login, Secret password);

    /**
     * {@link #signIn(String, Secret)} without blocking.
     *
     * @param login the user's DSS login
     * @param password the password
     * @return completes with the user's session
     */
    CompletionStage<DssSession> signInAsync(String login, Secret password);

    /**
     * Signs a user in (contract section 3). Blocks. The session gets new access tokens by itself, shortly before they run
     * out: with a refresh token where there is one, else by showing the credential again, so it keeps a reference to it.
     * Sessions of the same credential share their access token.
     *
     * @param how in which way
     * @return the user's session
     * @throws org.qoltanba.api.error.AuthenticationFailedException if user, credential or OAuth client are refused
     * @throws org.qoltanba.api.error.ProtocolException if neither the credential nor the access token tells who the user
     *     is, or the token is somebody else's
     */
    DssSession signIn(DssSignIn how);

    /**
     * {@link #signIn(DssSignIn)} without blocking.
     *
     * @param how in which way
     * @return completes with the user's session
     */
    CompletionStage<DssSession> signInAsync(DssSignIn how);

    /**
     * Begins to sign in a user who has to confirm that with a second factor (contract section 3.7): on the phone, or by
     * typing a code. Blocks until the user has been asked. Where the installation asks for no second factor after all, the
     * operation is complete at once. The same as {@link #beginSignIn(DssSignIn)} with {@link DssSignIn#password}.
     *
     * @param login the user's DSS login
     * @param password the password; may be empty
     * @return yields the session when the user has confirmed
     * @throws org.qoltanba.api.error.AuthenticationFailedException if login and password are refused
     */
    PendingOperation<DssSession> beginSignIn(String login, Secret password);

    /**
     * The same with more said. The session cannot sign in again without the user, so it ends with its first access token,
     * unless it is {@link DssSignIn#renewable()} and the OAuth client may use the authorization code flow.
     *
     * @param how by password or identification only
     * @return yields the session when the user has confirmed
     * @throws IllegalArgumentException if it is another way to sign in
     * @throws org.qoltanba.api.error.AuthenticationFailedException if login and password are refused
     */
    PendingOperation<DssSession> beginSignIn(DssSignIn how);

    /**
     * {@link #beginSignIn(DssSignIn)} without blocking.
     *
     * @param how by password or identification only
     * @return completes with the running sign-in when the user has been asked
     */
    CompletionStage<PendingOperation<DssSession>> beginSignInAsync(DssSignIn how);

    /**
     * An operator, known by a certificate (contract section 13). Asks nothing of the service yet: the operator signs in at
     * the endpoint's {@link DssEndpoint#mutualTlsAddress()} with the first call.
     *
     * @param identity the operator's certificate and key
     * @return what the operator can do
     */
    DssOperator operator(TlsIdentity identity);

    /**
     * The same with more said, for example the redirect address that the OAuth client is registered with.
     *
     * @param how by certificate
     * @return what the operator can do
     * @throws IllegalArgumentException if it is another way to sign in
     */
    DssOperator operator(DssSignIn how);

    /**
     * Where to send a browser for its user to sign in (contract section 3.4). Asks nothing of the service.
     *
     * @param page what the page is to do
     * @return the address
     */
    URI authorizationPage(DssAuthorizationPage page);

    /**
     * Asks the installation for the names of its applications (webfinger, contract section 2.1). Blocks. Not every
     * installation tells them.
     *
     * @return the same client, with the names found in place of those of {@link #endpoint()}
     * @throws org.qoltanba.api.error.NotFoundException if the installation does not tell
     * @throws org.qoltanba.api.error.ProtocolException if an application is at another address: to such a one no secret
     *     is sent
     */
    DssClient discovered();

    /**
     * {@link #discovered()} without blocking.
     *
     * @return completes with the client
     */
    CompletionStage<DssClient> discoveredAsync();
}
