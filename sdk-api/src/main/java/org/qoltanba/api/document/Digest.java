package org.qoltanba.api.document;

import java.util.Objects;

/**
 * The digest of a document: which algorithm, which value. A digest identifies a document without revealing it.
 *
 * @param algorithm how it was computed
 * @param value the digest octets in the order the algorithm's standard prints them; never empty
 * @since 0.1.0
 */
public record Digest(DigestAlgorithm algorithm, Bytes value) {

    /**
     * Checks that there is a value.
     *
     * @param algorithm how it was computed
     * @param value the digest octets in the order the algorithm's standard prints them
     * @throws IllegalArgumentException if the value is empty
     */
    public Digest {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(value, "value");
        if (value.size() == 0) {
            throw new IllegalArgumentException("A " + algorithm + " digest cannot be empty.");
        }
    }
}
