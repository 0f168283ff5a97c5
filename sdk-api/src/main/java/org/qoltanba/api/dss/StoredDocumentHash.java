package org.qoltanba.api.dss;

import java.util.HexFormat;
import java.util.Objects;
import org.qoltanba.api.document.Digest;

/**
 * The hash value of a document, as the Document Store writes it (contract section 12.7). With which algorithm an
 * installation hashes and whether it writes hexadecimal or Base64 is not published: take the value that {@link
 * StoredDocument#hash()} gave.
 *
 * @param algorithm the name of the algorithm, for example {@code GR 34.11-2012 256}
 * @param value the text that stands for the value
 * @since 0.1.0
 */
public record StoredDocumentHash(String algorithm, String value) {

    private static final int LONGEST = 256;

    /**
     * Checks that the texts can be those of a hash value.
     *
     * @param algorithm the name of the algorithm; may be empty
     * @param value 1 to 256 letters, digits and the signs of Base64
     * @throws IllegalArgumentException if they cannot
     */
    public StoredDocumentHash {
        Objects.requireNonNull(algorithm, "algorithm");
        Objects.requireNonNull(value, "value");
        if (value.length() > LONGEST || !value.matches("[A-Za-z0-9+/_-]+={0,2}")) {
            throw new IllegalArgumentException("A hash value is written in hexadecimal or in Base64, with 1 to "
                    + LONGEST + " characters. Pass it as the service gave it.");
        }
    }

    /**
     * The hash value of a document that you have digested yourself, in hexadecimal. It finds the document if the
     * installation hashes with the same algorithm.
     *
     * @param digest of the document
     * @return its hash value
     */
    public static StoredDocumentHash of(Digest digest) {
        return new StoredDocumentHash(
                digest.algorithm().displayName(),
                HexFormat.of().formatHex(digest.value().toArray()));
    }

    /** The text that stands for the value. */
    @Override
    public String toString() {
        return value;
    }
}
