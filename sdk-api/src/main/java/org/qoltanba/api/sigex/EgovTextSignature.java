package org.qoltanba.api.sigex;

import java.util.Objects;

/**
 * A text as a phone has signed it, without a container (contract section 7.52). Not verified.
 *
 * @param signature the signature value as the phone encoded it
 * @param certificate the signer's certificate as the phone encoded it
 * @since 0.1.0
 */
public record EgovTextSignature(String signature, String certificate) {

    /**
     * Checks that both are there.
     *
     * @param signature the signature value
     * @param certificate the signer's certificate
     */
    public EgovTextSignature {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(certificate, "certificate");
    }

    /** Hides both. */
    @Override
    public String toString() {
        return "EgovTextSignature";
    }
}
