package org.qoltanba.testkit.dss;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.spi.SdkClock;

/**
 * Who there is: users, applications, and providers of identities that are trusted (contract section 3). Free of HTTP and
 * JSON. Safe to share between threads.
 */
final class IdentityCentre {

    private static final int OATH_SECRET_SIZE = 20;
    private static final int PROVIDER_KEY_SIZE = 32;

    private final Map<String, DssUser> users = new ConcurrentHashMap<>();
    private final Map<String, OAuthClient> clients = new ConcurrentHashMap<>();
    private final CertificateNumbers numbers = new CertificateNumbers();
    private final Templates templates = new Templates();
    private final Map<String, TrustedProvider> providers = new ConcurrentHashMap<>();
    private final SdkClock clock;
    private final Randomness randomness;

    IdentityCentre(SdkClock clock, Randomness randomness) {
        this.clock = clock;
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

    /** The user of a login, if there is one. */
    Optional<DssUser> known(String login) {
        return Optional.ofNullable(users.get(login));
    }

    /** The user who signs in with a certificate, if somebody does with this one. */
    Optional<DssUser> knownByCertificate(X509Certificate certificate) {
        return users.values().stream()
                .filter(user -> user.signsInWith(certificate))
                .findFirst();
    }

    /** A provider of identities that is trusted here, made when first asked for. */
    TrustedProvider provider(String issuer) {
        return providers.computeIfAbsent(
                issuer, name -> new TrustedProvider(name, randomness.bytes(PROVIDER_KEY_SIZE), clock));
    }

    /** The trusted providers. */
    Collection<TrustedProvider> providers() {
        return List.copyOf(providers.values());
    }

    /** The user of a login, who must prove to be the one. */
    DssUser prove(SignInRequest.UserClaim claim, boolean vouchedFor) {
        DssUser user = users.get(claim.login());
        if (user == null || !user.isProvenBy(claim.password(), vouchedFor)) {
            throw Refusals.wrongCredentials();
        }
        return user;
    }

    /** Refuses an application that is not registered; it is not asked to prove that it is the one. */
    OAuthClient requireRegistered(@Nullable String id) {
        @Nullable OAuthClient client = id == null ? null : clients.get(id);
        if (client == null) {
            throw Refusals.invalidClient();
        }
        return client;
    }

    /** Refuses an application that is not registered, or does not prove that it is the one. */
    OAuthClient requireClient(SignInRequest.ClientClaim claim) {
        @Nullable OAuthClient client = claim.id() == null ? null : clients.get(claim.id());
        if (client == null || !client.proves(claim.secret())) {
            throw Refusals.invalidClient();
        }
        return client;
    }
}
