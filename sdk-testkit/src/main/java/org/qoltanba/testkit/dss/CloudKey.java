package org.qoltanba.testkit.dss;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * A key in the cloud and its certificate (contract section 4.1). Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class CloudKey {

    static final String ACTIVE = "ACTIVE";
    static final String REVOKED = "REVOKED";
    static final String HOLD = "HOLD";

    private final int id;
    private final TestIdentity identity;
    private volatile @Nullable String pin;
    private volatile @Nullable String name;
    private volatile @Nullable String status;

    CloudKey(int id, TestIdentity identity) {
        if (HashAlgorithm.of(identity.algorithm()).isEmpty()) {
            throw new IllegalArgumentException("A cloud of CryptoPro DSS holds no keys of kind " + identity.algorithm()
                    + ". Give it one of Russian GOST, RSA or an elliptic curve.");
        }
        this.id = id;
        this.identity = identity;
    }

    /**
     * The number by which the certificate is addressed.
     *
     * @return more than zero
     */
    public int id() {
        return id;
    }

    /**
     * The key and its certificate.
     *
     * @return the identity it was made from
     */
    public TestIdentity identity() {
        return identity;
    }

    /**
     * Protects the key with a PIN.
     *
     * @param code the PIN, not empty
     * @return this
     */
    public CloudKey pin(String code) {
        Objects.requireNonNull(code, "code");
        if (code.isEmpty()) {
            throw new IllegalArgumentException("A PIN has at least one character; leave it out for a key without PIN.");
        }
        pin = code;
        return this;
    }

    /**
     * The name the user gave the certificate.
     *
     * @param friendlyName the name
     * @return this
     */
    public CloudKey named(String friendlyName) {
        name = Objects.requireNonNull(friendlyName, "friendlyName");
        return this;
    }

    /**
     * Fixes the status. Without it the status follows from the certificate: {@code REVOKED} if its authority has revoked
     * it, {@code NOT_VALID} out of its time, else {@code ACTIVE}.
     *
     * @param value for example {@code HOLD} or {@code OUT_OF_ORDER}, or a word nobody knows
     * @return this
     */
    public CloudKey status(String value) {
        status = Objects.requireNonNull(value, "value");
        return this;
    }

    /** Sets another PIN. */
    void changePin(String code) {
        pin = code;
    }

    boolean hasPin() {
        return pin != null;
    }

    /** Whether the key opens: it has no PIN, or this one. */
    boolean opensWith(@Nullable String stated) {
        String known = pin;
        return known == null || known.equals(stated);
    }

    Optional<String> friendlyName() {
        return Optional.ofNullable(name);
    }

    boolean isUsable(TestCertificateAuthority authority, Instant now) {
        return statusAt(authority, now).equals(ACTIVE);
    }

    String statusAt(TestCertificateAuthority authority, Instant now) {
        String fixed = status;
        if (fixed != null) {
            return fixed;
        }
        if (authority.isRevoked(identity.x509().getSerialNumber())) {
            return authority.isHeld(identity.x509().getSerialNumber()) ? HOLD : REVOKED;
        }
        boolean isInTime = !now.isBefore(identity.x509().getNotBefore().toInstant())
                && !now.isAfter(identity.x509().getNotAfter().toInstant());
        return isInTime ? ACTIVE : "NOT_VALID";
    }

    /** Changes the status: at the authority, if it issued the certificate, else here. */
    void become(String value, TestCertificateAuthority authority) {
        if (status != null || !authority.hasIssued(identity.x509().getSerialNumber())) {
            status = value;
            return;
        }
        switch (value) {
            case REVOKED -> authority.revoke(identity.x509());
            case HOLD -> authority.hold(identity.x509());
            default -> authority.release(identity.x509());
        }
    }

    /** The number only. */
    @Override
    public String toString() {
        return "CloudKey[" + id + "]";
    }
}
