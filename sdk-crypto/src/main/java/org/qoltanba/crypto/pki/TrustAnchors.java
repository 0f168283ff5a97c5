package org.qoltanba.crypto.pki;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * The authorities somebody has decided to trust. Nothing is trusted unless it is named here; what comes inside a
 * signature never is. An anchor is recognised by its name and public key, so that a renewed certificate of the same
 * authority is the same anchor.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class TrustAnchors {

    private static final TrustAnchors NONE = new TrustAnchors(List.of());

    private final List<SignerCertificate> certificates;

    private TrustAnchors(List<SignerCertificate> certificates) {
        this.certificates = certificates;
    }

    /**
     * Trusts these certificates.
     *
     * @param certificates usually self-signed certificates of authorities
     * @return the anchors
     */
    public static TrustAnchors of(SignerCertificate... certificates) {
        Objects.requireNonNull(certificates, "certificates");
        return of(List.of(certificates));
    }

    /**
     * Trusts these certificates.
     *
     * @param certificates usually self-signed certificates of authorities
     * @return the anchors
     */
    public static TrustAnchors of(Collection<? extends SignerCertificate> certificates) {
        Objects.requireNonNull(certificates, "certificates");
        return new TrustAnchors(List.copyOf(certificates));
    }

    /**
     * Trusts every certificate of a PEM file. Blocks for the file system.
     *
     * @param file what {@link Certificates#fromPem} reads
     * @return the anchors
     * @throws KeyAccessException if the file cannot be read or holds no certificate
     */
    public static TrustAnchors fromPem(Path file) {
        return of(Certificates.fromPem(file));
    }

    /**
     * Trusts nobody: every verdict ends at best in {@code INDETERMINATE}, while digest and signature value are still
     * checked.
     *
     * @return no anchors
     */
    public static TrustAnchors none() {
        return NONE;
    }

    /**
     * What is trusted.
     *
     * @return an unmodifiable list
     */
    public List<SignerCertificate> certificates() {
        return certificates;
    }

    @Override
    public String toString() {
        return "TrustAnchors[" + certificates.size() + "]";
    }
}
