package org.qoltanba.api.dss;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.secret.Secret;

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
     * Signs a user in (contract section 3.1). Blocks. The session signs in again by itself when its access token has run
     * out, so it keeps a reference to the password.
     *
     * @param login the user's DSS login
     * @param password the password; {@link Secret#empty()} for "identification only"
     * @return the user's session
     * @throws org.qoltanba.api.error.AuthenticationFailedException if user, password or OAuth client are refused
     */
    DssSession signIn(String login, Secret password);

    /**
     * {@link #signIn} without blocking.
     *
     * @param login the user's DSS login
     * @param password the password
     * @return completes with the user's session
     */
    CompletionStage<DssSession> signInAsync(String login, Secret password);
}
