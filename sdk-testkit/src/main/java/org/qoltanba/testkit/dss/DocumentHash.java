package org.qoltanba.testkit.dss;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;

/**
 * The hash value of a stored document.
 *
 * @param algorithm made with what
 * @param value the value
 */
record DocumentHash(HashAlgorithm algorithm, Bytes value) {

    /** Hashes content. */
    static DocumentHash of(Bytes content, HashAlgorithm algorithm) {
        try {
            String name = algorithm == HashAlgorithm.SHA_256
                    ? algorithm.wireName()
                    : algorithm.oid().getId();
            MessageDigest digest = Operators.messageDigest(name);
            return new DocumentHash(algorithm, Bytes.of(digest.digest(content.toArray())));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("The fake DSS cannot hash with " + algorithm + ".", impossible);
        }
    }

    /** Reads a value written in hexadecimal, in Base64, or in Base64 for addresses; empty if it is none of them. */
    static Optional<Bytes> read(String text) {
        try {
            if (text.matches("([0-9A-Fa-f]{2})+")) {
                return Optional.of(Bytes.of(HexFormat.of().parseHex(text.toLowerCase(Locale.ROOT))));
            }
            String standard = text.replace('-', '+').replace('_', '/');
            return Optional.of(Bytes.of(Base64.getDecoder().decode(standard)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The value as it is written in answers. */
    String text(boolean base64) {
        return base64 ? value.toBase64() : HexFormat.of().formatHex(value.toArray());
    }
}
