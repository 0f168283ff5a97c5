package org.qoltanba.testkit.dss;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
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
    private volatile boolean phone = true;

    DssUser(String login, String id, CertificateNumbers numbers) {
        this.login = login;
        this.id = id;
        this.numbers = numbers;
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
     * Takes away the phone, so that nothing can be confirmed.
     *
     * @return this
     */
    public DssUser withoutPhone() {
        phone = false;
        return this;
    }

    /** The user's identifier, a claim of tokens. */
    String id() {
        return id;
    }

    boolean hasPhone() {
        return phone;
    }

    boolean isDefault(CloudKey key) {
        return key.equals(defaultKey);
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

    /** Whether the token endpoint lets the user in. Who signs in by name alone may state any password. */
    boolean maySignIn(String stated, boolean vouchedFor) {
        String known = password;
        boolean isProven = known == null || known.equals(stated) || (vouchedFor && stated.isEmpty());
        return isProven && !locked && !secondFactorAtSignIn;
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
