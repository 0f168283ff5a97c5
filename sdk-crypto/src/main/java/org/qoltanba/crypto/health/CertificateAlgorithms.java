package org.qoltanba.crypto.health;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate rests on.
 *
 * @param signatureOid the algorithm its issuer signed it with, dotted decimal; null for self-issued certificates, whose
 *     own signature proves nothing
 * @param keyOid the algorithm of the certified key, dotted decimal
 * @param keyBits the size of the key; 0 if the key is of a kind whose size is not known here
 * @since 0.1.0
 */
public record CertificateAlgorithms(@Nullable String signatureOid, String keyOid, int keyBits) {

    /**
     * Checks that the key is named.
     *
     * @param signatureOid the algorithm its issuer signed it with
     * @param keyOid the algorithm of the certified key
     * @param keyBits the size of the key
     */
    public CertificateAlgorithms {
        Objects.requireNonNull(keyOid, "keyOid");
    }

    /**
     * The algorithm the issuer signed with.
     *
     * @return dotted decimal; empty for self-issued certificates
     */
    public Optional<String> signature() {
        return Optional.ofNullable(signatureOid);
    }
}
