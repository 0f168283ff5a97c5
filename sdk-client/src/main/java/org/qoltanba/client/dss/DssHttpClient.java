package org.qoltanba.client.dss;

import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Stages;

/** CryptoPro DSS over HTTP. */
final class DssHttpClient implements DssClient {

    private final Dss dss;

    DssHttpClient(Dss dss) {
        this.dss = dss;
    }

    @Override
    public DssSession signIn(String login, Secret password) {
        return dss.await(signInAsync(login, password), "signing in");
    }

    @Override
    public CompletionStage<DssSession> signInAsync(String login, Secret password) {
        Objects.requireNonNull(password, "password");
        if (Objects.requireNonNull(login, "login").isBlank()) {
            throw new IllegalArgumentException("The login must not be blank.");
        }
        return Stages.handedOut(new DssUser(dss.calls(), login, password, dss.time()::nanoTime)
                .signedIn()
                .thenApply(user -> new UserSession(dss, user)));
    }

    @Override
    public String toString() {
        return "DssClient[" + dss.calls().endpoint().address() + "]";
    }
}
