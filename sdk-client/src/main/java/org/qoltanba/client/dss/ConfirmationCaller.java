package org.qoltanba.client.dss;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;

/**
 * In whose name the confirmation service is asked. What matters to it is the user, not the token: a user whose token
 * runs out while the phone rings signs in again and goes on (contract section 7).
 */
interface ConfirmationCaller {

    /** Makes one call. */
    CompletableFuture<HttpAnswer> confirm(ConfirmationCall call);

    /**
     * Refuses a token that was made out to somebody else.
     *
     * @throws ProtocolException if it names another user
     */
    void requireSameUser(Secret token, ErrorContext context);

    /** A user who has signed in. */
    static ConfirmationCaller of(DssCalls calls, DssUser user) {
        return new ConfirmationCaller() {
            @Override
            public CompletableFuture<HttpAnswer> confirm(ConfirmationCall call) {
                return user.call(token -> calls.confirm(token, call));
            }

            @Override
            public void requireSameUser(Secret token, ErrorContext context) {
                user.requireSameUser(token, context);
            }
        };
    }

    /** A user who is just about to sign in, by login and password (contract section 3.7). */
    static ConfirmationCaller of(DssCalls calls, String login, Secret password) {
        return new ConfirmationCaller() {
            @Override
            public CompletableFuture<HttpAnswer> confirm(ConfirmationCall call) {
                return calls.confirm(login, password, call);
            }

            @Override
            public void requireSameUser(Secret token, ErrorContext context) {
                TokenClaims.userName(token)
                        .filter(name -> !name.toLowerCase(Locale.ROOT).equals(login.toLowerCase(Locale.ROOT)))
                        .ifPresent(other -> {
                            throw new ProtocolException(
                                    "CryptoPro DSS handed out an access token of another user than the one who signs in."
                                            + " It was not used. Tell the administrator of the DSS.",
                                    context,
                                    null);
                        });
            }
        };
    }
}
