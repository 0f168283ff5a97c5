package org.qoltanba.client.sigex;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.sigex.AuthenticationNonce;
import org.qoltanba.api.sigex.SigexIdentity;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.sigex.SignInRefusedException;
import org.qoltanba.api.signature.DocumentSigner;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/**
 * Signs people in (contract sections 7.31 to 7.34). Signatures of nonces go through the anonymous caller's connection, the
 * session they open through one with its cookie.
 *
 * <p>A nonce is good once, so sending it twice opens one session at most. When an answer is lost it is sent again; if the
 * first one was heard, the session it opened is lost with its cookie, and a new nonce is needed.
 */
final class SigningIn {

    private static final String AUTH = "/api/auth";

    private final Sigex sigex;

    SigningIn(Sigex sigex) {
        this.sigex = sigex;
    }

    /** Contract section 7.31. A nonce nobody uses does no harm, so another may be asked for. */
    CompletableFuture<AuthenticationNonce> nonce() {
        return sigex.asking()
                .send(
                        HttpCall.post(AUTH)
                                .json(AuthenticationWire.NONCE)
                                .repeatable()
                                .build(),
                        answer -> AuthenticationNonce.of(
                                Asking.required(answer.json(NonceWire.class).nonce(), "nonce")));
    }

    /** Has a nonce signed, and opens a session; once more with a new nonce if the session was lost with an answer. */
    CompletableFuture<SigexSession> signIn(DocumentSigner signer) {
        return nonce().thenCompose(nonce -> sigex.signed(nonce.toSign(), signer)
                .thenCompose(signature -> open(nonce, signature))
                .exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    return failure instanceof SessionLostException
                            ? nonce().thenCompose(another -> sigex.signed(another.toSign(), signer)
                                    .thenCompose(signature -> open(another, signature)))
                            : CompletableFuture.failedFuture(failure);
                }));
    }

    /** Opens a session. */
    CompletableFuture<SigexSession> signIn(AuthenticationNonce nonce, Signature signature) {
        return open(nonce, signature);
    }

    private CompletableFuture<SigexSession> open(AuthenticationNonce nonce, Signature signature) {
        SessionCookie cookie = new SessionCookie();
        Sigex signedIn = sigex.as(cookie);
        return once(signedIn, nonce, signature, null)
                .thenApply(identity -> new SignedInClient(signedIn, this, identity, cookie));
    }

    /** Tells who signed, without opening a session. */
    CompletableFuture<SigexIdentity> identify(AuthenticationNonce nonce, Signature signature) {
        return once(sigex, nonce, signature, true);
    }

    private static CompletableFuture<SigexIdentity> once(
            Sigex caller, AuthenticationNonce nonce, Signature signature, @Nullable Boolean external) {
        return send(caller, nonce, signature, external).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return Failures.leavesDoubt(failure)
                    ? again(caller, nonce, signature, external)
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private static CompletableFuture<SigexIdentity> again(
            Sigex caller, AuthenticationNonce nonce, Signature signature, @Nullable Boolean external) {
        return caller.repeats()
                .of(() -> send(caller, nonce, signature, external), Failures::isPassing)
                .exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    return CompletableFuture.failedFuture(
                            failure instanceof SignInRefusedException refused
                                            && Failures.says(refused, SigexRefusals.INVALID_NONCE)
                                    ? new SessionLostException(refused)
                                    : failure);
                });
    }

    /** Contract section 7.32. */
    private static CompletableFuture<SigexIdentity> send(
            Sigex caller, AuthenticationNonce nonce, Signature signature, @Nullable Boolean external) {
        AuthenticationWire wire =
                new AuthenticationWire(nonce.value(), SignatureUploadWire.text(signature), external, null);
        return caller.asking().send(HttpCall.post(AUTH).json(wire).build(), SigningIn::identity);
    }

    /** Contract section 7.34. */
    static CompletableFuture<SigexIdentity> current(Sigex caller) {
        return caller.asking().send(HttpCall.get(AUTH).build(), SigningIn::identity);
    }

    /** Contract section 7.33. Signing out twice does no harm. */
    static CompletableFuture<@Nullable Void> signOut(Sigex caller) {
        return caller.asking()
                .send(
                        HttpCall.post(AUTH)
                                .json(AuthenticationWire.LOGOUT)
                                .repeatable()
                                .build(),
                        Asking::done);
    }

    private static SigexIdentity identity(HttpAnswer answer) {
        return new StoredIdentity(answer.json(IdentityWire.class));
    }
}
