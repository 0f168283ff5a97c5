package org.qoltanba.testkit.dss;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * A user of DSS. Signs in by name alone ("identification only") until given a password, and confirms with a phone. Safe
 * to share between threads.
 *
 * @since 0.1.0
 */
public final class DssUser {

    private static final int DEFAULT_CERTIFICATE = 0;

    private final String login;
    private final String id;
    private final CertificateNumbers numbers;
    private final List<CloudKey> keys = new CopyOnWriteArrayList<>();
    private volatile @Nullable String password;
    private volatile @Nullable CloudKey defaultKey;
    private volatile boolean locked;
    private volatile boolean secondFactorAtSignIn;
    private final OathToken oathToken;
    private final Map<DssAction, Boolean> confirmations = new ConcurrentHashMap<>();
    private final List<ConfirmationWay.Device> devices = new CopyOnWriteArrayList<>();
    private volatile List<ConfirmationMethod> methods = List.of(ConfirmationMethod.MOBILE);
    private final List<X509Certificate> certificates = new CopyOnWriteArrayList<>();
    private final Map<ConfirmationMethod, List<ConfirmationWay.Device>> bound = new ConcurrentHashMap<>();
    private volatile @Nullable String mailAddress;
    private volatile boolean operator;
    private volatile boolean registered = true;
    private volatile boolean withoutFactors;
    private volatile boolean signedInByBrowser;

    DssUser(String login, String id, CertificateNumbers numbers, OathToken oathToken) {
        this.login = login;
        this.id = id;
        this.numbers = numbers;
        this.oathToken = oathToken;
    }

    /**
     * The name the user signs in with.
     *
     * @return the login
     */
    public String login() {
        return login;
    }

    /**
     * Makes the user sign in with a password.
     *
     * @param secret the password, not empty
     * @return this
     */
    public DssUser password(String secret) {
        Objects.requireNonNull(secret, "secret");
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("Leave the password out for a user who signs in by name alone.");
        }
        password = secret;
        return this;
    }

    /**
     * Puts a key of the user into the cloud. The first one is the default.
     *
     * @param identity key and certificate
     * @return the key, to be given a PIN or a name
     */
    public CloudKey owns(TestIdentity identity) {
        return add(numbers.takeNext(), Objects.requireNonNull(identity, "identity"));
    }

    /**
     * Puts a key of the user into the cloud under a given number.
     *
     * @param certificateId more than zero, unique in the service
     * @param identity key and certificate
     * @return the key, to be given a PIN or a name
     */
    public CloudKey owns(int certificateId, TestIdentity identity) {
        Objects.requireNonNull(identity, "identity");
        numbers.take(certificateId);
        return add(certificateId, identity);
    }

    /**
     * Chooses the default among the user's keys, the one addressed by number 0.
     *
     * @param key one of the user's
     * @return this
     */
    public DssUser prefers(CloudKey key) {
        Objects.requireNonNull(key, "key");
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("Certificate " + key.id() + " is not one of " + login + "'s.");
        }
        defaultKey = key;
        return this;
    }

    /**
     * Keeps the user out.
     *
     * @return this
     */
    public DssUser locked() {
        locked = true;
        return this;
    }

    /**
     * Demands a second factor already at signing in, which the token endpoint cannot give.
     *
     * @return this
     */
    public DssUser needsSecondFactorToSignIn() {
        secondFactorAtSignIn = true;
        return this;
    }

    /**
     * Takes away every application on a phone, so that nothing can be confirmed unless with a code.
     *
     * @return this
     */
    public DssUser withoutPhone() {
        methods = methods.stream().filter(ConfirmationMethod::needsCode).toList();
        return this;
    }

    /**
     * Says how the user confirms; {@link ConfirmationMethod#MOBILE} alone unless something else is said. With several
     * methods somebody has to choose each time.
     *
     * @param ways one or more
     * @return this
     */
    public DssUser confirmsBy(ConfirmationMethod... ways) {
        if (ways.length == 0) {
            throw new IllegalArgumentException("Name a method, or say withoutPhone() for a user who cannot confirm.");
        }
        methods = List.of(ways);
        return this;
    }

    /**
     * Gives the user one more device for applications. With two or more, each is a choice of its own, and each is another
     * phone of the world: {@code world.phone(login, name)}.
     *
     * @param name what its owner calls it, unique for the user
     * @return this
     */
    public DssUser device(String name) {
        Objects.requireNonNull(name, "name");
        devices.add(new ConfirmationWay.Device(
                UUID.nameUUIDFromBytes((id + name).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                name,
                FakePhones.name(login, name)));
        return this;
    }

    /**
     * The address that codes by e-mail are sent to; the login, unless something else is said.
     *
     * @param address an e-mail address
     * @return this
     */
    public DssUser email(String address) {
        mailAddress = Objects.requireNonNull(address, "address");
        return this;
    }

    /**
     * The token that makes codes for {@link ConfirmationMethod#OATH}.
     *
     * @return always the same one
     */
    public OathToken oathToken() {
        return oathToken;
    }

    /**
     * Makes an exception to the policy of the service for this user.
     *
     * @param action which
     * @param required whether the action needs a confirmation
     * @return this
     */
    public DssUser confirmationRequired(DssAction action, boolean required) {
        confirmations.put(Objects.requireNonNull(action, "action"), required);
        return this;
    }

    /**
     * Lets the user sign in with a certificate over mutual TLS, at {@link FakeDss#certificateUri()}.
     *
     * @param certificate any; who issued it makes no difference
     * @return this
     */
    public DssUser signsInWith(TestIdentity certificate) {
        certificates.add(certificate.x509());
        return this;
    }

    /**
     * Makes the user an operator, who may manage users and act for them (sections 3.8 and 13).
     *
     * @return this
     */
    public DssUser operator() {
        operator = true;
        return this;
    }

    /**
     * The user has signed in with a browser already, so that the page for it is not shown when an application names the
     * user by {@code login_hint}.
     *
     * @return this
     */
    public DssUser signedInByBrowser() {
        signedInByBrowser = true;
        return this;
    }

    /** Takes a key away; another becomes the default, if there is one. */
    void remove(CloudKey key) {
        keys.remove(key);
        if (key.equals(defaultKey)) {
            defaultKey = keys.isEmpty() ? null : keys.get(0);
        }
    }

    /** No key is the default one. */
    void prefersNone() {
        defaultKey = null;
    }

    boolean signsInWith(X509Certificate certificate) {
        return certificates.contains(certificate);
    }

    boolean isOperator() {
        return operator;
    }

    boolean isSignedInByBrowser() {
        return signedInByBrowser;
    }

    /** Begins as a user does whom an operator has just created: without a way to sign in or to confirm. */
    DssUser bare() {
        registered = false;
        withoutFactors = true;
        methods = List.of();
        return this;
    }

    /** Lets the user sign in by name alone. */
    void identifiedOnly() {
        registered = true;
        password = null;
    }

    /** Gives the user one more way to confirm. */
    void assign(ConfirmationMethod method) {
        if (!methods.contains(method)) {
            List<ConfirmationMethod> more = new ArrayList<>(methods);
            more.add(method);
            methods = List.copyOf(more);
        }
    }

    /** A phone has become the user's; myDSS of the first generation is on one phone at a time. */
    void bound(ConfirmationMethod method, String deviceId, String phone) {
        ConfirmationWay.Device device = new ConfirmationWay.Device(deviceId, phone, phone);
        bound.compute(method, (same, before) -> {
            List<ConfirmationWay.Device> all =
                    new ArrayList<>(before == null || method == ConfirmationMethod.MOBILE ? List.of() : before);
            all.removeIf(each -> each.id().equals(deviceId));
            all.add(device);
            return List.copyOf(all);
        });
    }

    /** The phone of the world that shows something; none where no phone has been bound yet. */
    Optional<String> phone(ConfirmationWay way) {
        if (way.device() != null) {
            return Optional.of(way.device().phone());
        }
        List<ConfirmationWay.Device> phones = bound.getOrDefault(way.method(), List.of());
        if (phones.isEmpty()) {
            return withoutFactors ? Optional.empty() : Optional.of(login);
        }
        return Optional.of(phones.get(phones.size() - 1).phone());
    }

    /** The user's identifier, a claim of tokens. */
    String id() {
        return id;
    }

    /** Whether an action of this user needs a confirmation, under a policy. */
    boolean needsConfirmation(DssAction action, DssPolicy policy) {
        Boolean exception = confirmations.get(action);
        return exception == null ? policy.confirmationRequired(action) : exception;
    }

    /** Whether signing in needs a second factor, which the token endpoint cannot give. */
    boolean needsSecondFactor(DssPolicy policy) {
        return secondFactorAtSignIn || needsConfirmation(DssAction.ISSUE, policy);
    }

    String mailAddress() {
        String known = mailAddress;
        return known == null ? login : known;
    }

    /** How the user can confirm, each device by itself where there are several. */
    List<ConfirmationWay> ways() {
        List<ConfirmationWay> ways = new ArrayList<>();
        for (ConfirmationMethod method : methods) {
            List<ConfirmationWay.Device> several = bound.getOrDefault(method, devices);
            if (method.isApplication() && several.size() > 1) {
                several.forEach(device -> ways.add(new ConfirmationWay(method, device)));
            } else {
                ways.add(ConfirmationWay.of(method));
            }
        }
        return ways;
    }

    boolean isDefault(CloudKey key) {
        return key.equals(defaultKey);
    }

    List<DssCertificate> certificates(TestCertificateAuthority authority, Instant now) {
        return keys().stream()
                .sorted(Comparator.comparingInt(CloudKey::id))
                .map(key -> new DssCertificate(
                        key.id(), key.statusAt(authority, now), isDefault(key), key.hasPin(), key.friendlyName()))
                .toList();
    }

    List<CloudKey> keys() {
        return keys;
    }

    /** The key of a number; 0 is the default one. */
    Optional<CloudKey> key(int certificateId) {
        return certificateId == DEFAULT_CERTIFICATE
                ? Optional.ofNullable(defaultKey)
                : keys.stream().filter(key -> key.id() == certificateId).findFirst();
    }

    /** Whether this is the user, and not kept out. Who signs in by name alone may state any password. */
    boolean isProvenBy(String stated, boolean vouchedFor) {
        String known = password;
        boolean isProven = known == null || known.equals(stated) || (vouchedFor && stated.isEmpty());
        return isProven && registered && !locked;
    }

    boolean isLocked() {
        return locked;
    }

    private CloudKey add(int certificateId, TestIdentity identity) {
        CloudKey key = new CloudKey(certificateId, identity);
        keys.add(key);
        if (defaultKey == null) {
            defaultKey = key;
        }
        return key;
    }

    @Override
    public String toString() {
        return "DssUser[" + login + "]";
    }
}
