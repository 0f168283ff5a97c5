package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;

/**
 * SIGEX as somebody who has signed in: everything a {@link SigexClient} can do, with the rights of this person, and what
 * concerns the person alone. The service renews the session as it is used; when it has ended all the same, calls fail with
 * an {@link org.qoltanba.api.error.AuthenticationFailedException}, and signing in again helps.
 *
 * <p>Safe to share between threads. Close it to sign out.
 *
 * @since 0.1.0
 */
public interface SigexSession extends SigexClient, AutoCloseable {

    /**
     * Who signed in.
     *
     * @return as the service said then
     */
    SigexIdentity identity();

    /**
     * Asks the service who is signed in (contract section 7.34), which also tells whether the session lasts. Blocks.
     *
     * @return who is signed in
     * @throws org.qoltanba.api.error.AuthenticationFailedException if nobody is any more
     */
    SigexIdentity currentIdentity();

    /**
     * {@link #currentIdentity()} without blocking.
     *
     * @return completes with who is signed in
     */
    CompletionStage<SigexIdentity> currentIdentityAsync();

    /**
     * The person's own settings and journals.
     *
     * @return the account
     */
    SigexAccount account();

    /**
     * Signs out (contract section 7.33). The session is forgotten here at once, whatever the service answers. Doing it
     * twice is harmless.
     *
     * @return completes when the service has answered; exceptionally if it could not be told, and then its session ends by
     *     itself
     */
    CompletionStage<Void> signOutAsync();

    /**
     * Signs out, and blocks until the service has answered. Never throws: a session the service could not be told about
     * ends by itself.
     */
    @Override
    void close();
}
