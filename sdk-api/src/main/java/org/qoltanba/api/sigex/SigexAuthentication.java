package org.qoltanba.api.sigex;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.signature.Signature;

/**
 * Signing in step by step, for signatures that are made elsewhere: in a browser, or on a phone (contract section 3.2).
 * The service gives a {@link #nonce()}, the person signs {@link AuthenticationNonce#toSign()}, and the signature either
 * opens a session at SIGEX or just tells an application of yours who it has before it. Both steps may happen on different
 * machines.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SigexAuthentication {

    /**
     * A new block to be signed (contract section 7.31). Blocks.
     *
     * @return good for one try and a limited time
     */
    AuthenticationNonce nonce();

    /**
     * {@link #nonce()} without blocking.
     *
     * @return completes with a new block to be signed
     */
    CompletionStage<AuthenticationNonce> nonceAsync();

    /**
     * Opens a session at SIGEX for whoever signed (contract section 7.32). Blocks.
     *
     * @param nonce the block
     * @param signature its signature: CMS, detached or attached, with one signer, or XML over its octets
     * @return the session; to be closed
     * @throws SignInRefusedException if the block was used or is too old, or the signature is not over it
     */
    SigexSession signIn(AuthenticationNonce nonce, Signature signature);

    /**
     * {@link #signIn} without blocking.
     *
     * @param nonce the block
     * @param signature its signature: CMS, detached or attached, with one signer, or XML over its octets
     * @return completes with the session; to be closed
     */
    CompletionStage<SigexSession> signInAsync(AuthenticationNonce nonce, Signature signature);

    /**
     * Tells who signed, without opening a session: for an application that decides by itself what the person may do there
     * (contract section 3.2, external mode). Blocks.
     *
     * @param nonce the block
     * @param signature its signature: CMS, detached or attached, with one signer, or XML over its octets
     * @return who signed
     * @throws SignInRefusedException if the block was used or is too old, or the signature is not over it
     */
    SigexIdentity identify(AuthenticationNonce nonce, Signature signature);

    /**
     * {@link #identify} without blocking.
     *
     * @param nonce the block
     * @param signature its signature: CMS, detached or attached, with one signer, or XML over its octets
     * @return completes with who signed
     */
    CompletionStage<SigexIdentity> identifyAsync(AuthenticationNonce nonce, Signature signature);
}
