package org.qoltanba.client.sigex;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.SigexAccount;
import org.qoltanba.api.sigex.SigexIdentity;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.client.http.Stages;

/** SIGEX as somebody who has signed in. */
final class SignedInClient extends SigexHttpClient implements SigexSession {

    private final Sigex sigex;
    private final SigexIdentity identity;
    private final SessionCookie cookie;
    private final AtomicReference<@Nullable CompletableFuture<@Nullable Void>> signedOut = new AtomicReference<>();

    SignedInClient(Sigex sigex, SigningIn signingIn, SigexIdentity identity, SessionCookie cookie) {
        super(sigex, signingIn);
        this.sigex = sigex;
        this.identity = identity;
        this.cookie = cookie;
    }

    @Override
    public SigexIdentity identity() {
        return identity;
    }

    @Override
    public SigexIdentity currentIdentity() {
        return sigex.await(this::currentIdentityAsync, "asking who is signed in");
    }

    @Override
    public CompletionStage<SigexIdentity> currentIdentityAsync() {
        return Stages.handedOut(SigningIn.current(sigex));
    }

    @Override
    public SigexAccount account() {
        return new Account(sigex);
    }

    @Override
    public CompletionStage<@Nullable Void> signOutAsync() {
        CompletableFuture<@Nullable Void> answered = new CompletableFuture<>();
        CompletableFuture<@Nullable Void> earlier = signedOut.compareAndExchange(null, answered);
        return Stages.handedOut(earlier == null ? signOut(answered) : earlier);
    }

    /** Tells the service once, with the last cookie, which nothing else here has any more. */
    private CompletableFuture<@Nullable Void> signOut(CompletableFuture<@Nullable Void> answered) {
        return Stages.handedOut(SigningIn.signOut(sigex.as(cookie.taken()))).whenComplete((nothing, failure) -> {
            if (failure == null) {
                answered.complete(null);
            } else {
                answered.completeExceptionally(failure);
            }
        });
    }

    @Override
    public void close() {
        try {
            sigex.await(this::signOutAsync, "signing out");
        } catch (SdkException untold) {
            // The cookie is forgotten here, and the session ends by itself at the service
        }
    }

    @Override
    public String toString() {
        return "SigexSession[" + identity + "]";
    }
}
