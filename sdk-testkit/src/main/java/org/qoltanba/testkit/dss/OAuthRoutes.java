package org.qoltanba.testkit.dss;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.Peer;

/** Tokens, and the ways of a browser to a code (contract section 3). */
final class OAuthRoutes implements Routes {

    private static final int OK = 200;
    private static final int FOUND = 302;
    private static final String PAGE = "<!DOCTYPE html><html lang=\"ru\"><title>Вход</title><h1>Вход</h1></html>";

    private final IdentityCentre identities;
    private final Grants grants;
    private final Resources resources;
    private final SdkClock clock;

    OAuthRoutes(IdentityCentre identities, Grants grants, Resources resources, SdkClock clock) {
        this.identities = identities;
        this.grants = grants;
        this.resources = resources;
        this.clock = clock;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/STS/oauth/token", this::token)
                .add("GET", "/STS/oauth/authorize", this::authorize)
                .add("GET", "/STS/oauth/authorize/certificate", this::authorizeByCertificate);
    }

    private Object token(Call call) {
        Grants.Given given = grants.give(TokenForm.read(call.request()));
        return new AnswerWire.Token(given.access().value(), secondsLeft(given.access()), "Bearer", given.refresh());
    }

    private Object authorize(Call call) {
        Asked asked = asked(call);
        Optional<DssUser> user = call.authorization().isPresent()
                ? Optional.of(call.bearer().user())
                : call.query("login_hint")
                        .flatMap(identities::known)
                        .filter(DssUser::isSignedInByBrowser)
                        .filter(known -> !known.isLocked());
        if (user.isPresent()) {
            return redirected(call, asked, user.get());
        }
        return call.query("prompt").filter("none"::equals).isPresent()
                ? redirected(asked, "?error=" + Refusals.loginRequired().code())
                : FakeResponse.of(OK, "text/html; charset=utf-8", PAGE.getBytes(StandardCharsets.UTF_8));
    }

    /** Served with mutual TLS; elsewhere nobody can show a certificate. */
    private Object authorizeByCertificate(Call call) {
        Peer peer = call.request().peer();
        DssUser user = peer.certificate()
                .flatMap(identities::knownByCertificate)
                .filter(known -> !known.isLocked())
                .orElseThrow(DssRefusal::forbidden);
        return redirected(call, asked(call), user);
    }

    /** Who asks, and where the answer goes. */
    private record Asked(OAuthClient client, String redirectUri) {}

    /** What is wrong with the application or its address is answered to the caller: there is nowhere to redirect to. */
    private Asked asked(Call call) {
        OAuthClient client =
                identities.requireRegistered(call.query("client_id").orElse(null));
        String redirectUri =
                call.query("redirect_uri").orElseThrow(() -> Refusals.invalidRequest("Не указан адрес возврата"));
        if (!client.mayRedirectTo(redirectUri)) {
            throw Refusals.unauthorizedClient();
        }
        return new Asked(client, redirectUri);
    }

    private FakeResponse redirected(Call call, Asked asked, DssUser user) {
        try {
            String type =
                    call.query("response_type").orElseThrow(() -> Refusals.invalidRequest("Не указан тип ответа"));
            resources.require(call.query("resource").orElse(null));
            if (call.query("scope").isEmpty()) {
                throw Refusals.invalidScope();
            }
            boolean offline = grants.requireScope(call.query("scope"), asked.client());
            String state = call.query("state")
                    .map(value -> "&state=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                    .orElse("");
            return switch (type) {
                case "code" ->
                    redirected(
                            asked,
                            "?code=" + grants.newCode(asked.client(), user, asked.redirectUri(), offline) + state);
                case "token" -> {
                    AccessToken token = grants.issue(asked.client(), user);
                    yield redirected(
                            asked,
                            "#access_token=" + token.value() + "&token_type=Bearer&expires_in=" + secondsLeft(token)
                                    + state);
                }
                default -> throw Refusals.unsupportedResponseType();
            };
        } catch (DssRefusal refusal) {
            if (refusal.code() == null) {
                throw refusal;
            }
            return redirected(asked, "?error=" + refusal.code());
        }
    }

    private static FakeResponse redirected(Asked asked, String answer) {
        return FakeResponse.empty(FOUND).header("Location", asked.redirectUri() + answer);
    }

    private long secondsLeft(AccessToken token) {
        return Duration.between(clock.now(), token.expiresAt()).toSeconds();
    }
}
