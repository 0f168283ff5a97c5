package org.qoltanba.client.dss;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.qoltanba.api.dss.DssAuthorizationPage;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.secret.Secret;
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
        return dss.await(signInAsync(how), "signing in");
    }

    @Override
    public CompletionStage<DssSession> signInAsync(DssSignIn how) {
        return Stages.handedOut(
                signingIn.user(Objects.requireNonNull(how, "how")).signedIn().thenApply(this::session));
    }

    private DssSession session(DssUser user) {
        Objects.requireNonNull(user.login());
        return new UserSession(dss, user);
    }

    @Override
    public URI authorizationPage(DssAuthorizationPage page) {
        return signingIn.authorizing().page(Objects.requireNonNull(page, "page"));
    }

    @Override
    public DssClient discovered() {
        return dss.await(discoveredAsync(), "asking for the applications");
    }

    @Override
    public CompletionStage<DssClient> discoveredAsync() {
        return Stages.handedOut(new Webfinger(dss.http(), endpoint()).ask().thenApply(another::apply));
    }

    @Override
    public String toString() {
        return "DssClient[" + endpoint().address() + "]";
    }
}
