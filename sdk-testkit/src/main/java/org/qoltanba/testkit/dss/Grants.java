package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;

/**
 * The ways to a token (contract sections 3.1 to 3.9). Free of HTTP and JSON. Safe to share between threads.
 */
final class Grants {

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String JWT = "urn:ietf:params:oauth:token-type:jwt";
    private static final String OFFLINE_ACCESS = "offline_access";
    private static final Set<String> SCOPES = Set.of("dss", "dss " + OFFLINE_ACCESS);

    private final SdkClock clock;
    private final DssSwitches switches;
    private final IdentityCentre identities;
    private final Resources resources;
    private final AccessTokens tokens;
    private final Randomness randomness;
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Refresh> refreshTokens = new ConcurrentHashMap<>();

    Grants(
            SdkClock clock,
            DssSwitches switches,
            IdentityCentre identities,
            Resources resources,
            AccessTokens tokens,
            Randomness randomness) {
        this.clock = clock;
        this.switches = switches;
        this.identities = identities;
        this.resources = resources;
        this.tokens = tokens;
        this.randomness = randomness;
    }

    /**
     * What somebody is given.
     *
     * @param access the access token
     * @param refresh the refresh token; null for none
     */
    record Given(AccessToken access, @Nullable String refresh) {

        /** Never shows the tokens. */
        @Override
        public String toString() {
            return "Given[" + access + "]";
        }
    }

    private record Code(OAuthClient client, DssUser user, String redirectUri, boolean offline, Instant expiresAt) {}

    private record Refresh(OAuthClient client, DssUser user, Instant expiresAt) {}

    /** Gives a token for whatever proves a user. */
    Given give(SignInRequest request) {
        OAuthClient client = identities.requireClient(request.client());
        return switch (request.require("grant_type")) {
            case "password" -> password(request, client);
            case "refresh_token" -> refreshed(request, client);
            case "authorization_code" -> code(request, client);
            case EXCHANGE -> exchanged(request, client);
            default -> throw Refusals.unsupportedGrantType();
        };
    }

    private Given password(SignInRequest request, OAuthClient client) {
        if (!client.mayUsePasswordFlow()) {
            throw Refusals.unauthorizedClient();
        }
        String login = request.require("username");
        String password = request.require("password");
        resources.require(request.text("resource").orElse(null));
        boolean offline = requireScope(request.text("scope"), client);
        DssUser user = identities
                .known(login)
                .filter(known -> known.isProvenBy(password, client.isService()))
                .filter(known -> !known.needsSecondFactor(switches.policy()))
                .orElseThrow(Refusals::invalidGrant);
        return given(user, client, offline);
    }

    private Given refreshed(SignInRequest request, OAuthClient client) {
        String value = request.require("refresh_token");
        Refresh refresh = refreshTokens.get(value);
        if (refresh == null
                || refresh.client() != client
                || !clock.now().isBefore(refresh.expiresAt())
                || refresh.user().isLocked()) {
            throw Refusals.grantWorthNothing();
        }
        boolean rotates = switches.signIn().refreshTokenRotates();
        if (rotates && !refreshTokens.remove(value, refresh)) {
            throw Refusals.grantWorthNothing();
        }
        return given(refresh.user(), client, rotates);
    }

    private Given code(SignInRequest request, OAuthClient client) {
        String value = request.require("code");
        String redirectUri = request.require("redirect_uri");
        Code code = codes.get(value);
        if (code == null
                || code.client() != client
                || !code.redirectUri().equals(redirectUri)
                || !clock.now().isBefore(code.expiresAt())
                || (!switches.signIn().codeReusable() && !codes.remove(value, code))) {
            throw Refusals.grantWorthNothing();
        }
        return given(code.user(), client, code.offline());
    }

    /** The token of another, or of an operator who acts for a user (contract sections 3.6 and 3.8). */
    private Given exchanged(SignInRequest request, OAuthClient client) {
        String subject = request.require("subject_token");
        resources.require(request.text("resource").orElse(null));
        if (!request.require("subject_token_type").equals(JWT)) {
            // SAML: none of the trusted providers here issues such tokens
            throw Refusals.grantWorthNothing();
        }
        Optional<String> actor = request.text("actor_token");
        Optional<UserToken.Claims> claims = actor.isPresent()
                ? actedFor(subject, actor.get(), request.require("actor_token_type"))
                : identities.providers().stream()
                        .flatMap(provider -> provider.read(subject).stream())
                        .findFirst();
        DssUser user =
                claims.flatMap(this::named).filter(known -> !known.isLocked()).orElseThrow(Refusals::grantWorthNothing);
        return given(user, client, false);
    }

    private Optional<UserToken.Claims> actedFor(String subject, String actor, String actorType) {
        boolean isOperator = actorType.equals(JWT)
                && tokens.find(actor).filter(token -> token.user().isOperator()).isPresent();
        return isOperator ? UserToken.unsigned(subject).filter(claims -> claims.isGood(clock.now())) : Optional.empty();
    }

    private Optional<DssUser> named(UserToken.Claims claims) {
        return claims.login() != null
                ? identities.known(claims.login())
                : Optional.ofNullable(claims.id()).flatMap(identities::byId);
    }

    private Given given(DssUser user, OAuthClient client, boolean offline) {
        AccessToken access = tokens.issue(user, client.isService(), null);
        if (!offline) {
            return new Given(access, null);
        }
        String refresh = randomness.guid().replace("-", "");
        Instant expiresAt = clock.now().plus(switches.signIn().refreshTokenLifetime());
        refreshTokens.put(refresh, new Refresh(client, user, expiresAt));
        return new Given(access, refresh);
    }

    /** Refuses what is not a scope, or not the application's; tells whether it is for a refresh token too. */
    boolean requireScope(Optional<String> scope, OAuthClient client) {
        if (scope.isEmpty()) {
            return false;
        }
        boolean offline = scope.get().contains(OFFLINE_ACCESS);
        if (!SCOPES.contains(scope.get()) || (offline && !client.hasOfflineAccess())) {
            throw Refusals.invalidScope();
        }
        return offline;
    }

    /** Makes an authorization code. */
    String newCode(OAuthClient client, DssUser user, String redirectUri, boolean offline) {
        String value = randomness.guid().replace("-", "");
        Instant expiresAt = clock.now().plus(switches.signIn().codeLifetime());
        codes.put(value, new Code(client, Objects.requireNonNull(user, "user"), redirectUri, offline, expiresAt));
        return value;
    }

    /** Issues a token at once, to an application in a browser. */
    AccessToken issue(OAuthClient client, DssUser user) {
        return tokens.issue(user, client.isService(), null);
    }
}
