package org.qoltanba.client.dss;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssAuthorizationPage;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssCredential;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssOperator;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.secret.TlsIdentity;
import org.qoltanba.client.http.Stages;

/** CryptoPro DSS over HTTP. */
final class DssHttpClient implements DssClient {

    private final Dss dss;
    private final SigningIn signingIn;
    private final Function<DssEndpoint, DssClient> another;

    /**
     * A client.
     *
     * @param dss the calls, and what they need
     * @param signingIn makes users
     * @param another the same client for another endpoint
     */
    DssHttpClient(Dss dss, SigningIn signingIn, Function<DssEndpoint, DssClient> another) {
        this.dss = dss;
        this.signingIn = signingIn;
        this.another = another;
    }

    @Override
    public DssEndpoint endpoint() {
        return dss.calls().endpoint();
    }

    @Override
    public DssSession signIn(String login, Secret password) {
        return signIn(DssSignIn.password(login, password));
    }

    @Override
    public CompletionStage<DssSession> signInAsync(String login, Secret password) {
        return signInAsync(DssSignIn.password(login, password));
    }

    @Override
    public DssSession signIn(DssSignIn how) {
        return dss.await(() -> signInAsync(how), "signing in");
    }

    @Override
    public CompletionStage<DssSession> signInAsync(DssSignIn how) {
        return Stages.handedOut(
                signingIn.user(Objects.requireNonNull(how, "how")).signedIn().thenApply(this::session));
    }

    @Override
    public PendingOperation<DssSession> beginSignIn(String login, Secret password) {
        return beginSignIn(DssSignIn.password(login, password));
    }

    @Override
    public PendingOperation<DssSession> beginSignIn(DssSignIn how) {
        return dss.await(() -> beginSignInAsync(how), "beginning a sign-in");
    }

    @Override
    public CompletionStage<PendingOperation<DssSession>> beginSignInAsync(DssSignIn how) {
        Objects.requireNonNull(how, "how");
        if (!(how.credential() instanceof DssCredential.Password credential)) {
            throw new IllegalArgumentException("A second factor is asked for after login and password, or after a login"
                    + " alone. Use DssSignIn.password or identifiedOnly.");
        }
        Confirmable<DssSession> signIn = Confirmable.of(
                "a sign-in",
                ConfirmationCaller.of(dss.calls(), credential.login(), credential.password()),
                endpoint().apiVersion().filter(DssApiVersion.V2::equals).isPresent()
                        ? ConfirmationSubject.signInV2()
                        : ConfirmationSubject.signIn(),
                token -> signingIn
                        .user(how, new Granted(token.value(), token.lifetime(), null))
                        .thenApply(this::session));
        return Stages.handedOut(new Confirming<>(dss, signIn).begin());
    }

    private DssSession session(DssUser user) {
        Objects.requireNonNull(user.login());
        return new UserSession(dss, user);
    }

    @Override
    public DssOperator operator(TlsIdentity identity) {
        return operator(DssSignIn.certificate(identity));
    }

    @Override
    public DssOperator operator(DssSignIn how) {
        if (!(Objects.requireNonNull(how, "how").credential() instanceof DssCredential.Certificate certificate)) {
            throw new IllegalArgumentException("An operator is known by a certificate. Use DssSignIn.certificate.");
        }
        return new Operator(
                dss,
                signingIn.user(how),
                login -> signInAsync(
                        DssSignIn.onBehalfOf(login, certificate.identity()).redirectUri(how.redirectUri())));
    }

    @Override
    public URI authorizationPage(DssAuthorizationPage page) {
        return signingIn.authorizing().page(Objects.requireNonNull(page, "page"));
    }

    @Override
    public DssClient discovered() {
        return dss.await(this::discoveredAsync, "asking for the applications");
    }

    @Override
    public CompletionStage<DssClient> discoveredAsync() {
        return Stages.handedOut(new Webfinger(dss.http(), endpoint()).ask().thenApply(another));
    }

    @Override
    public String toString() {
        return "DssClient[" + endpoint().address() + "]";
    }
}
