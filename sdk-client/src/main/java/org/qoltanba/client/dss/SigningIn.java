package org.qoltanba.client.dss;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssCredential;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.dss.DssTokenType;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.secret.TlsIdentity;
import org.qoltanba.client.http.ServiceHttp;
import org.qoltanba.client.http.Stages;

/** Makes users of credentials, in each of the ways of contract section 3. */
final class SigningIn {

    private final Doors doors;
    private final TokenCalls calls;
    private final Authorizing authorizing;
    private final KnownUsers known = new KnownUsers();

    SigningIn(Doors doors) {
        this.doors = doors;
        this.calls = new TokenCalls(doors.usual().shared(), doors.endpoint());
        this.authorizing = new Authorizing(doors.endpoint());
    }

    Authorizing authorizing() {
        return authorizing;
    }

    /** The user with this credential; the same one for as long as anybody holds it, if it can be shown again. */
    DssUser user(DssSignIn how) {
        Supplier<DssUser> making = () -> new DssUser(
                new Shown(how.credential(), showing(how)), how.login().orElse(null), doors.time()::nanoTime);
        return how.credential().isReusable() ? known.get(how, making) : making.get();
    }

    /**
     * Goes on with a token that came another way, after a sign-in with a second factor. If a refresh token is wanted, a
     * code is asked for with the token (contract section 3.4).
     */
    CompletableFuture<DssUser> user(DssSignIn how, Granted first) {
        CompletableFuture<Granted> granted = how.isRenewable()
                ? authorizing
                        .byToken(doors.authorizing(), first.value(), how.redirectUri(), true)
                        .thenCompose(code -> calls.code(code, how.redirectUri()))
                : CompletableFuture.completedFuture(first);
        return granted.thenCompose(
                token -> new DssUser(new OnceOnly(token), how.login().orElse(null), doors.time()::nanoTime).signedIn());
    }

    /** An operator, who signs in with a certificate. */
    DssUser operator(TlsIdentity identity, String redirectUri) {
        return user(DssSignIn.certificate(identity).redirectUri(redirectUri));
    }

    /** What shows the credential and gets a token for it. */
    private Supplier<CompletableFuture<Granted>> showing(DssSignIn how) {
        DssCredential credential = how.credential();
        boolean renewable = how.isRenewable();
        if (credential instanceof DssCredential.Password password) {
            return () -> calls.password(password.login(), password.password(), renewable);
        }
        if (credential instanceof DssCredential.RefreshToken refresh) {
            return () -> calls.refresh(refresh.token()).thenApply(granted -> granted.keeping(refresh.token()));
        }
        if (credential instanceof DssCredential.AuthorizationCode code) {
            return () -> calls.code(code.code(), code.redirectUri());
        }
        if (credential instanceof DssCredential.Certificate certificate) {
            ServiceHttp mutualTls = doors.showing(certificate.identity());
            return () -> authorizing
                    .byCertificate(mutualTls, how.redirectUri(), renewable)
                    .thenCompose(code -> calls.code(code, how.redirectUri()));
        }
        if (credential instanceof DssCredential.ThirdPartyToken token) {
            return () -> calls.exchange(encoded(token), token.type(), renewable);
        }
        DssCredential.Delegation delegation = (DssCredential.Delegation) credential;
        DssUser operator = operator(delegation.operator(), how.redirectUri());
        return () -> operator.call(
                token -> calls.actAs(token, UserName.of(delegation, doors.time().now())));
    }

    /** Assertions are XML and travel in base64url (contract section 3.6). */
    private static Secret encoded(DssCredential.ThirdPartyToken token) {
        boolean xml = token.type().equals(DssTokenType.SAML1) || token.type().equals(DssTokenType.SAML2);
        return xml
                ? token.token()
                        .reveal(characters -> Secret.of(Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(new String(characters).getBytes(StandardCharsets.UTF_8))))
                : token.token();
    }

    /** Renews by refresh token where there is one; what was refused then, and what has none, shows the credential. */
    private abstract class Refreshing implements TokenSource {

        abstract CompletableFuture<Granted> show();

        abstract boolean canShowAgain();

        @Override
        public boolean continuesAfter(Granted granted) {
            return canShowAgain() || granted.refreshToken() != null;
        }

        @Override
        public CompletableFuture<Granted> next(@Nullable Granted earlier) {
            Secret refreshToken = earlier == null ? null : earlier.refreshToken();
            if (refreshToken == null) {
                return show();
            }
            return calls.refresh(refreshToken)
                    .thenApply(granted -> granted.keeping(refreshToken))
                    .exceptionallyCompose(thrown -> {
                        SdkException failure = Stages.failure(thrown);
                        return canShowAgain() && isRefusal(failure) ? show() : CompletableFuture.failedFuture(failure);
                    });
        }

        private static boolean isRefusal(SdkException failure) {
            return failure instanceof AuthenticationFailedException || failure instanceof InvalidRequestException;
        }
    }

    /** A credential that is shown to the service. */
    private final class Shown extends Refreshing {

        private final DssCredential credential;
        private final Supplier<CompletableFuture<Granted>> showing;

        Shown(DssCredential credential, Supplier<CompletableFuture<Granted>> showing) {
            this.credential = credential;
            this.showing = showing;
        }

        @Override
        CompletableFuture<Granted> show() {
            return showing.get();
        }

        @Override
        boolean canShowAgain() {
            return credential.isReusable();
        }
    }

    /** A token that is here already, and cannot be had again without the person. */
    private final class OnceOnly extends Refreshing {

        private final Granted granted;

        OnceOnly(Granted granted) {
            this.granted = granted;
        }

        @Override
        CompletableFuture<Granted> show() {
            return CompletableFuture.completedFuture(granted);
        }

        @Override
        boolean canShowAgain() {
            return false;
        }
    }
}
