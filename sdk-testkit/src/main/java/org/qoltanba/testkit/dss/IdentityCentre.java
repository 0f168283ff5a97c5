package org.qoltanba.testkit.dss;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;

/**
 * Who may sign in, through which application (contract section 3). Free of HTTP and JSON. Safe to share between threads.
 */
final class IdentityCentre {

    private static final String PASSWORD = "password";
    /** Ways to a token that the service has and that no application here is registered for. */
    private static final Set<String> OTHER_FLOWS =
            Set.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:token-exchange");

    private static final String SCOPE = "dss";
    private static final int OATH_SECRET_SIZE = 20;

    private final Map<String, DssUser> users = new ConcurrentHashMap<>();
    private final Map<String, OAuthClient> clients = new ConcurrentHashMap<>();
    private final CertificateNumbers numbers = new CertificateNumbers();
    private final Templates templates = new Templates();
    private final SdkClock clock;
    private final DssPolicy policy;
    private final Resources resources;
    private final AccessTokens tokens;
    private final Randomness randomness;

    IdentityCentre(SdkClock clock, DssPolicy policy, Resources resources, AccessTokens tokens, Randomness randomness) {
        this.clock = clock;
        this.policy = policy;
        this.resources = resources;
        this.tokens = tokens;
        this.randomness = randomness;
    }

    /** The operations that are configured here. */
    Templates templates() {
        return templates;
    }

    /** The user of a login, created when first asked for. */
    DssUser user(String login) {
        return users.computeIfAbsent(
                login,
                name -> new DssUser(
                        name, randomness.guid(), numbers, new OathToken(randomness.bytes(OATH_SECRET_SIZE), clock)));
    }

    /** A user whom an operator creates, unless the login is taken. */
    Optional<DssUser> register(String login) {
        boolean isTaken = users.containsKey(login);
        return isTaken ? Optional.empty() : Optional.of(user(login).bare());
    }

    /** The user of an identifier. */
    Optional<DssUser> byId(String id) {
        return users.values().stream().filter(user -> user.id().equals(id)).findFirst();
    }

    /** The application of an identifier, registered when first asked for. */
    OAuthClient client(String id) {
        return clients.computeIfAbsent(id, OAuthClient::new);
    }

    /** Signs a user in. */
    AccessToken signIn(SignInRequest request) {
        OAuthClient client = requireClient(request.client());
        requireFlow(request, client);
        if (request.username() == null || request.password() == null) {
            throw Refusals.invalidRequest("Не указано имя пользователя или пароль");
        }
        resources.require(request.resource());
        if (request.scope() != null && !request.scope().equals(SCOPE)) {
            throw Refusals.invalidScope();
        }
        DssUser user = users.get(request.username());
        if (user == null
                || !user.isProvenBy(request.password(), client.isService())
                || user.needsSecondFactor(policy)) {
            throw Refusals.invalidGrant();
        }
        return tokens.issue(user, client.isService(), null);
    }

    /** The user of a login, who must prove to be the one. */
    DssUser prove(SignInRequest.UserClaim claim, boolean vouchedFor) {
        DssUser user = users.get(claim.login());
        if (user == null || !user.isProvenBy(claim.password(), vouchedFor)) {
            throw Refusals.wrongCredentials();
        }
        return user;
    }

    /** Refuses an application that is not registered, or does not prove that it is the one. */
    OAuthClient requireClient(SignInRequest.ClientClaim claim) {
        @Nullable OAuthClient client = claim.id() == null ? null : clients.get(claim.id());
        if (client == null || !client.proves(claim.secret())) {
            throw Refusals.invalidClient();
        }
        return client;
    }

    private static void requireFlow(SignInRequest request, OAuthClient client) {
        String grantType = request.grantType();
        if (grantType == null) {
            throw Refusals.invalidRequest("Не указан тип разрешения");
        }
        if (OTHER_FLOWS.contains(grantType)) {
            throw Refusals.unauthorizedClient();
        }
        if (!grantType.equals(PASSWORD)) {
            throw Refusals.unsupportedGrantType();
        }
        if (!client.mayUsePasswordFlow()) {
            throw Refusals.unauthorizedClient();
        }
    }
}
