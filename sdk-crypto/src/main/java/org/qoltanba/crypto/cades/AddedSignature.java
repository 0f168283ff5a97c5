package org.qoltanba.crypto.cades;

import java.util.Objects;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.VerificationReport;

/**
 * What comes of signing something that others have signed before.
 *
 * @param signature the container with the new signature; those of the others are in it octet by octet
 * @param earlier what was found about the others before anything was added. Nobody was trusted and no revocation data
 *     was looked for, so that no verdict is passed; {@code TOTAL_FAILED} means that digest or signature value are wrong
 * @since 0.1.0
 */
public record AddedSignature(Signature signature, VerificationReport earlier) {

    /**
     * Checks that both are there.
     *
     * @param signature the container with the new signature
     * @param earlier what was found about the others
     */
    public AddedSignature {
        Objects.requireNonNull(signature, "signature");
        Objects.requireNonNull(earlier, "earlier");
    }
}
