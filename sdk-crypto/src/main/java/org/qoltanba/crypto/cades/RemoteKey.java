package org.qoltanba.crypto.cades;

import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.error.SdkException;

/**
 * A private key that is somewhere else: in a security module, on a token behind its own library, with a service. {@link
 * CadesSigner#of(RemoteKey, java.util.List)} makes a signer of it.
 *
 * <p>Implementations are safe to share between threads; they may block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RemoteKey {

    /**
     * Signs. The octets and their digest say the same; take whichever the key wants, and do not digest the digest again.
     *
     * @param octets what is signed: the signed attributes of the signature in DER, some hundred bytes
     * @param digest the digest of these octets by the algorithm that belongs to the key; for GOST the octets in the order
     *     the digest's standard prints them
     * @return the signature value in the form {@link #form()} says. It is verified before it is used
     * @throws SdkException if the key refuses or cannot be reached
     */
    Bytes sign(Bytes octets, Digest digest);

    /**
     * In which form this key yields its values. Devices differ, above all for GOST, and a wrong form yields a value that
     * does not verify.
     *
     * @return the form; unless overridden {@link SignatureValueForm#CMS}
     */
    default SignatureValueForm form() {
        return SignatureValueForm.CMS;
    }
}
