package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DigestAlgorithm;

/**
 * A bare signature value without container (the service's {@code GOST3410}, contract section 5.2). The result is checked
 * against document and certificate where the certificate is known and its algorithm is one that the SDK verifies.
 *
 * @since 0.1.0
 */
public final class RawSignature implements DocumentFormat {

    private final @Nullable DigestAlgorithm digest;

    private RawSignature(@Nullable DigestAlgorithm digest) {
        this.digest = digest;
    }

    /**
     * The service is given the document and computes the digest.
     *
     * @return the format
     */
    public static RawSignature ofDocument() {
        return new RawSignature(null);
    }

    /**
     * The service is given the digest only; the installation must allow that (policy {@code AllowHashSigning}).
     *
     * @param algorithm the digest algorithm of the certificate's key
     * @return the format
     */
    public static RawSignature ofDigest(DigestAlgorithm algorithm) {
        return new RawSignature(Objects.requireNonNull(algorithm, "algorithm"));
    }

    /**
     * The algorithm of the digest that is sent in place of the document.
     *
     * @return empty if the document is sent
     */
    public Optional<DigestAlgorithm> digest() {
        return Optional.ofNullable(digest);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawSignature that && Objects.equals(digest, that.digest);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(digest);
    }

    @Override
    public String toString() {
        return "RawSignature[" + (digest == null ? "document" : digest.displayName()) + "]";
    }
}
