package org.qoltanba.client.dss;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Stages;

/** A user who has signed in: makes calls with a valid access token, and with a new one when the old one is refused. */
final class DssUser {

    private static final int UNAUTHORIZED = 401;
    private static final ErrorContext SIGNING_IN = ErrorContext.call(DssService.NAME, "sign in");

    private final AccessTokens tokens;

    /** Who it is, as soon as that is known. */
    private volatile @Nullable String login;

    /**
     * Somebody who has not signed in yet.
     *
     * @param source where the access tokens come from
     * @param expected who it must be; null if the first token is to tell
     * @param nanoTime monotonic time
     */
    DssUser(TokenSource source, @Nullable String expected, LongSupplier nanoTime) {
        this.login = expected;
        this.tokens = new AccessTokens(new Identified(source), nanoTime);
    }

    /** Looks at each token before anybody uses it. */
    private final class Identified implements TokenSource {

        private final TokenSource source;

        Identified(TokenSource source) {
            this.source = source;
        }

        @Override
        public CompletableFuture<Granted> next(@Nullable Granted earlier) {
            return source.next(earlier).thenApply(granted -> {
                requireSameUser(granted.value(), SIGNING_IN);
                if (login == null) {
                    login = TokenClaims.userName(granted.value()).orElse(null);
                }
                return granted;
            });
        }

        @Override
        public boolean continuesAfter(Granted granted) {
            return source.continuesAfter(granted);
        }
    }

    /**
     * Who it is.
     *
     * @throws ProtocolException if nobody has told
     */
    String login() {
        String name = login;
        if (name == null) {
            throw new ProtocolException(
                    "Neither the credential nor the access token of CryptoPro DSS tells who has signed in. Say who is"
                            + " expected: DssSignIn.as(login).",
                    SIGNING_IN,
                    null);
        }
        return name;
    }

    /** What the session can be continued with. */
    Optional<Secret> refreshToken() {
        return tokens.refreshToken();
    }

    /** Signs in, unless that has happened. */
    CompletableFuture<DssUser> signedIn() {
        return tokens.current().thenApply(token -> this);
    }

    /**
     * Makes a call with the access token. If the service does not accept it, signs in anew, where that is possible, and
     * makes the call once more (contract section 10).
     *
     * @param call makes the call with a token
     */
    <T> CompletableFuture<T> call(Function<Secret, CompletableFuture<T>> call) {
        return tokens.current()
                .thenCompose(token -> call.apply(token).exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    return failure instanceof AuthenticationFailedException refusal
                                    && refusal.status() == UNAUTHORIZED
                                    && tokens.canReplace()
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
        String expected = login;
        boolean other = expected != null
                && TokenClaims.userName(token)
                        .filter(name -> !name.toLowerCase(Locale.ROOT).equals(expected.toLowerCase(Locale.ROOT)))
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
