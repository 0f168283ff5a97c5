package org.qoltanba.api.sigex;

import java.util.Objects;
import org.qoltanba.api.signature.Signature;

/**
 * A signature put together from the QR codes of a card or an export (contract section 7.9). Nothing of it is verified:
 * codes can be printed by anybody.
 *
 * @param record where the codes say the signature is registered
 * @param signature the signature
 * @since 0.1.0
 */
public record ScannedSignature(SignatureRecord record, Signature signature) {

    /**
     * Checks that both are there.
     *
     * @param record where the codes say the signature is registered
     * @param signature the signature
     */
    public ScannedSignature {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(signature, "signature");
    }
}
