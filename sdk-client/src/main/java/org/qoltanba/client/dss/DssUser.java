package org.qoltanba.client.dss;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Stages;

/** A user who has signed in: makes calls with a valid access token, and with a new one when the old one is refused. */
final class DssUser {

    private static final int UNAUTHORIZED = 401;

    private final String login;
    private final AccessTokens tokens;

    DssUser(DssCalls calls, String login, Secret password, LongSupplier nanoTime) {
        this.login = login;
        this.tokens = new AccessTokens(
                () -> calls.signIn(login, password).thenApply(granted -> {
                    requireSameUser(granted.value(), ErrorContext.call(DssService.NAME, "sign in"));
                    return granted;
                }),
                nanoTime);
    }

    String login() {
        return login;
    }

    /** Signs in, unless that has happened. */
    CompletableFuture<DssUser> signedIn() {
        return tokens.current().thenApply(token -> this);
    }

    /**
     * Makes a call with the access token. If the service does not accept it, signs in anew and makes the call once more
     * (contract section 10).
     *
     * @param call makes the call with a token
     */
    <T> CompletableFuture<T> call(Function<Secret, CompletableFuture<T>> call) {
        return tokens.current()
                .thenCompose(token -> call.apply(token).exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    return failure instanceof AuthenticationFailedException refusal && refusal.status() == UNAUTHORIZED
                            ? tokens.insteadOf(token).thenCompose(call)
                            : CompletableFuture.failedFuture(failure);
                }));
    }

    /**
     * Refuses a token that was made out to somebody else, as far as it says for whom it is (contract section 3.1).
     *
     * @throws ProtocolException if it names another user
     */
    void requireSameUser(Secret token, ErrorContext context) {
        boolean other = TokenClaims.userName(token)
                .filter(name -> !name.toLowerCase(Locale.ROOT).equals(login.toLowerCase(Locale.ROOT)))
                .isPresent();
        if (other) {
            throw new ProtocolException(
                    "CryptoPro DSS handed out an access token of another user than the one who signed in."
                            + " It was not used. Tell the administrator of the DSS.",
                    context,
                    null);
        }
    }
}
