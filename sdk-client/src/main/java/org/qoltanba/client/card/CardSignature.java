package org.qoltanba.client.card;

import java.util.Objects;
import org.qoltanba.api.signature.Signature;

/**
 * A signature as it lies in a card. Nothing has been verified yet.
 *
 * @param fileName the name of the file, for example {@code 1.cms}; may be anything
 * @param description what the card says about it, for people; may be empty
 * @param signature the signature
 * @since 0.1.0
 */
public record CardSignature(String fileName, String description, Signature signature) {

    /**
     * Checks that all is there.
     *
     * @param fileName the name of the file
     * @param description what the card says about it
     * @param signature the signature
     */
    public CardSignature {
        Objects.requireNonNull(fileName, "fileName");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(signature, "signature");
    }

    /** Hides the names, which name people. */
    @Override
    public String toString() {
        return "CardSignature[" + signature.encoded().size() + " bytes]";
    }
}
