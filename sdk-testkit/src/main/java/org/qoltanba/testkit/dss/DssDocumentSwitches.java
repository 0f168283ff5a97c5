package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.util.Objects;

/**
 * What the contract leaves open about the Document Store or an administrator decides (section 12.7), with the value
 * assumed where nothing is said. Switches may be turned while the fake runs; they bind the calls that come after. Safe to
 * share between threads.
 *
 * @since 0.1.0
 */
public final class DssDocumentSwitches {

    private static final long USUAL_QUOTA = 1L << 30;

    private volatile long quota = USUAL_QUOTA;
    private volatile Duration temporaryLifetime = Duration.ofDays(1);
    private volatile Duration conversionTime = Duration.ZERO;
    private volatile boolean foreignForbidden;
    private volatile boolean sha256Hashes;
    private volatile boolean base64Hashes;

    DssDocumentSwitches() {}

    /**
     * How much a user may keep; beyond it {@code invalid_object_state}. 1 GiB; the real limit is an administrator's.
     *
     * @param bytes the sum over all documents of a user, at least 1
     * @return this
     */
    public DssDocumentSwitches quota(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A quota is at least one byte, got " + bytes + ".");
        }
        quota = bytes;
        return this;
    }

    /**
     * How long a temporary document is kept after it was last read or written (not published). One day. It binds documents
     * that are there already.
     *
     * @param lifetime more than zero
     * @return this
     */
    public DssDocumentSwitches temporaryLifetime(Duration lifetime) {
        Objects.requireNonNull(lifetime, "lifetime");
        if (lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("A temporary document lives for some time, got " + lifetime + ".");
        }
        temporaryLifetime = lifetime;
        return this;
    }

    /**
     * How long it takes to convert a document for display. No time.
     *
     * @param time zero or more; virtual time of the world
     * @return this
     */
    public DssDocumentSwitches conversionTime(Duration time) {
        Objects.requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("A conversion takes no time or some, got " + time + ".");
        }
        conversionTime = time;
        return this;
    }

    /**
     * How a call for somebody else's document is answered (not published): with {@code object_not_found}, or with
     * {@code forbidden_object_operation}. With the first, which does not tell that the document exists.
     *
     * @param forbidden true for {@code forbidden_object_operation}
     * @return this
     */
    public DssDocumentSwitches foreignForbidden(boolean forbidden) {
        foreignForbidden = forbidden;
        return this;
    }

    /**
     * What documents are hashed with (not published): GOST R 34.11-2012 with 256 bits, or SHA-256. With GOST. It binds
     * documents stored from now on.
     *
     * @param sha256 true for SHA-256
     * @return this
     */
    public DssDocumentSwitches sha256Hashes(boolean sha256) {
        sha256Hashes = sha256;
        return this;
    }

    /**
     * How hash values are written (not published): hexadecimal, which fits into a path, or in Base64, as other octets are
     * (section 2.2). Hexadecimal, in lower case. In a path both are understood, Base64 with the alphabet for addresses.
     *
     * @param base64 true for Base64
     * @return this
     */
    public DssDocumentSwitches base64Hashes(boolean base64) {
        base64Hashes = base64;
        return this;
    }

    long quota() {
        return quota;
    }

    Duration temporaryLifetime() {
        return temporaryLifetime;
    }

    Duration conversionTime() {
        return conversionTime;
    }

    boolean foreignForbidden() {
        return foreignForbidden;
    }

    boolean sha256Hashes() {
        return sha256Hashes;
    }

    boolean base64Hashes() {
        return base64Hashes;
    }
}
