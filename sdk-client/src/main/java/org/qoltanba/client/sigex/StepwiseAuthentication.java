package org.qoltanba.client.sigex;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.sigex.AuthenticationNonce;
import org.qoltanba.api.sigex.SigexAuthentication;
import org.qoltanba.api.sigex.SigexIdentity;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/** Signing in step by step. */
final class StepwiseAuthentication implements SigexAuthentication {

    private final Sigex sigex;
    private final SigningIn signingIn;

    StepwiseAuthentication(Sigex sigex, SigningIn signingIn) {
        this.sigex = sigex;
        this.signingIn = signingIn;
    }

    @Override
    public AuthenticationNonce nonce() {
        return sigex.await(this::nonceAsync, "asking for a block to sign");
    }

    @Override
    public CompletionStage<AuthenticationNonce> nonceAsync() {
        return Stages.handedOut(signingIn.nonce());
    }

    @Override
    public SigexSession signIn(AuthenticationNonce nonce, Signature signature) {
        return sigex.await(() -> signInAsync(nonce, signature), "signing in");
    }

    @Override
    public CompletionStage<SigexSession> signInAsync(AuthenticationNonce nonce, Signature signature) {
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(signature, "signature");
        return Stages.handedOut(signingIn.signIn(nonce, signature));
    }

    @Override
    public SigexIdentity identify(AuthenticationNonce nonce, Signature signature) {
        return sigex.await(() -> identifyAsync(nonce, signature), "identifying a person");
    }

    @Override
    public CompletionStage<SigexIdentity> identifyAsync(AuthenticationNonce nonce, Signature signature) {
        Objects.requireNonNull(nonce, "nonce");
        Objects.requireNonNull(signature, "signature");
        return Stages.handedOut(signingIn.identify(nonce, signature));
    }

    @Override
    public String toString() {
        return "SigexAuthentication";
    }
}
