package org.qoltanba.client.dss;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssTokenType;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.Form;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.ServiceHttp;

/** {@code POST oauth/token} with each of its grants (contract section 3). */
final class TokenCalls {

    /** Asks for a refresh token too. */
    static final String OFFLINE_ACCESS = "dss offline_access";

    private static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    /** Every published sample says so (contract section 3.1). */
    private static final Duration USUAL_LIFETIME = Duration.ofMinutes(5);

    private static final Duration LONGEST_LIFETIME = Duration.ofDays(1);

    private final ServiceHttp http;
    private final DssEndpoint endpoint;

    TokenCalls(ServiceHttp http, DssEndpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
    }

    /** Contract section 3.1. */
    CompletableFuture<Granted> password(String login, Secret password, boolean renewable) {
        Form form = new Form()
                .field("grant_type", "password")
                .field("username", login)
                .field("password", password)
                .field("resource", endpoint.resource());
        return send(renewable ? form.field("scope", OFFLINE_ACCESS) : form, false);
    }

    /** Contract section 3.3. */
    CompletableFuture<Granted> refresh(Secret refreshToken) {
        return send(new Form().field("grant_type", "refresh_token").field("refresh_token", refreshToken), true);
    }

    /** Contract section 3.4. The code works once, so a second sending fails and does no other harm. */
    CompletableFuture<Granted> code(Secret code, String redirectUri) {
        return send(
                new Form()
                        .field("grant_type", "authorization_code")
                        .field("code", code)
                        .field("redirect_uri", redirectUri),
                true);
    }

    /** Contract section 3.6. */
    CompletableFuture<Granted> exchange(Secret token, DssTokenType type, boolean renewable) {
        Form form = new Form()
                .field("grant_type", TOKEN_EXCHANGE)
                .field("resource", endpoint.resource())
                .field("subject_token", token)
                .field("subject_token_type", type.toString());
        return send(renewable ? form.field("scope", OFFLINE_ACCESS) : form, false);
    }

    /** Contract section 3.8. */
    CompletableFuture<Granted> actAs(Secret operatorToken, Secret user) {
        return send(
                new Form()
                        .field("grant_type", TOKEN_EXCHANGE)
                        .field("resource", endpoint.resource())
                        .field("actor_token", operatorToken)
                        .field("actor_token_type", DssTokenType.JWT.toString())
                        .field("subject_token", user)
                        .field("subject_token_type", DssTokenType.JWT.toString()),
                false);
    }

    /** Signing in twice does no harm. A public client has nothing but the body to name itself in. */
    private CompletableFuture<Granted> send(Form form, boolean alwaysNamingTheClient) {
        HttpCall.Builder call =
                HttpCall.post("/" + endpoint.identityCentre() + "/oauth/token").repeatable();
        @Nullable Secret secret = endpoint.clientSecret().orElse(null);
        if (secret != null) {
            call.basic(endpoint.clientId(), secret);
        }
        if (!endpoint.clientId().isEmpty() && (secret == null || alwaysNamingTheClient)) {
            form.field("client_id", endpoint.clientId());
        }
        return http.send(call.form(form).build()).thenApply(TokenCalls::granted);
    }

    private static Granted granted(HttpAnswer answer) {
        TokenWire token = answer.json(TokenWire.class);
        String value = token.accessToken();
        if (value == null || value.isBlank()) {
            throw answer.notUnderstood("CryptoPro DSS accepted the sign-in and gave no access token."
                    + " Check the application names of the endpoint.");
        }
        String refreshToken = token.refreshToken();
        return new Granted(
                Secret.of(value),
                lifetime(token.expiresIn()),
                refreshToken == null || refreshToken.isBlank() ? null : Secret.of(refreshToken));
    }

    /** As far as it is believed. */
    static Duration lifetime(@Nullable Long seconds) {
        return seconds == null || seconds <= 0
                ? USUAL_LIFETIME
                : Duration.ofSeconds(Math.min(seconds, LONGEST_LIFETIME.toSeconds()));
    }
}
