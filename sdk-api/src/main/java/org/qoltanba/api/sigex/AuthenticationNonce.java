package org.qoltanba.api.sigex;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;

/**
 * A random block whose signature proves who somebody is (contract section 3.2). Good for one try and a limited time. It
 * may travel as text, to a browser and back: {@link #value()}, then {@link #of(String)}.
 *
 * @param value Base64 as the service gave it; what is signed are the octets it stands for
 * @since 0.1.0
 */
public record AuthenticationNonce(String value) {

    private static final int LONGEST = 64 << 10;

    /**
     * Checks the form.
     *
     * @param value Base64
     * @throws IllegalArgumentException if it is not Base64, empty or longer than 64 KiB
     */
    public AuthenticationNonce {
        Objects.requireNonNull(value, "value");
        if (value.isEmpty()
                || value.length() > LONGEST
                || Bytes.fromBase64(value).size() == 0) {
            throw new IllegalArgumentException("A nonce is a Base64 text of 1 to " + LONGEST
                    + " characters. Pass it exactly as the service gave it.");
        }
    }

    /**
     * Takes a nonce that went somewhere as text.
     *
     * @param value Base64
     * @return the nonce
     * @throws IllegalArgumentException if it is not Base64, empty or longer than 64 KiB
     */
    public static AuthenticationNonce of(String value) {
        return new AuthenticationNonce(value);
    }

    /**
     * What is to be signed, detached: the octets behind the Base64.
     *
     * @return to be passed to a {@link org.qoltanba.api.signature.DocumentSigner}
     */
    public DocumentSource toSign() {
        return DocumentSource.of("nonce", Bytes.fromBase64(value));
    }

    /** Hides the block: whoever has it and the key could sign in with it. */
    @Override
    public String toString() {
        return "AuthenticationNonce[***]";
    }
}
