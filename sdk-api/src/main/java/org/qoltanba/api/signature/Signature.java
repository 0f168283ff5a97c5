package org.qoltanba.api.signature;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * An electronic signature as a container: CMS SignedData (RFC 5652), encoded in DER or BER. The octets are kept as they
 * came; nothing is re-encoded. Having one says nothing about its validity: that is a verifier's verdict.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class Signature {

    private final Bytes encoded;

    private Signature(Bytes encoded) {
        this.encoded = encoded;
    }

    /**
     * Wraps an encoded CMS.
     *
     * @param encoded the octets of the ContentInfo; not PEM, not Base64
     * @return the signature
     * @throws IllegalArgumentException if there are no octets
     */
    public static Signature of(Bytes encoded) {
        Objects.requireNonNull(encoded, "encoded");
        if (encoded.size() == 0) {
            throw new IllegalArgumentException("A signature cannot be empty.");
        }
        return new Signature(encoded);
    }

    /**
     * The octets of the ContentInfo, for a {@code .p7s} file.
     *
     * @return DER or BER, as it came
     */
    public Bytes encoded() {
        return encoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Signature that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return "Signature[" + encoded.size() + " bytes]";
    }
}
