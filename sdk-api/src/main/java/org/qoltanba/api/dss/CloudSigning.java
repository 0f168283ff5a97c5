package org.qoltanba.api.dss;

import java.net.URI;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;

/**
 * A signature in a container of its own, CAdES or CMS, about to be asked of CryptoPro DSS (contract sections 5 to 7 and
 * 12). Fill in, then {@link #begin()}. The result has been checked against the document before it is handed out. Not
 * thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface CloudSigning extends DocumentOperation<Signature, CloudSigning> {

    /**
     * The level wanted. The default is BES.
     *
     * @param level {@link CadesLevel#BES} or {@link CadesLevel#B_B}, which is made from it; {@link CadesLevel#T} or {@link
     *     CadesLevel#B_T}, with a time stamp; {@link CadesLevel#X_LONG_TYPE_1}, which the service calls XLT1; {@link
     *     CadesLevel#CMS}
     * @return this
     * @throws IllegalArgumentException if the service does not make this level
     */
    CloudSigning level(CadesLevel level);

    /**
     * Which time stamp service the levels that need one use. Without it, the first that the policy of the installation
     * names (contract section 4.3).
     *
     * @param address one that the policy names, or another where the policy allows that
     * @return this
     */
    CloudSigning timeStampService(URI address);

    /**
     * Leaves the document outside the signature. This is the default.
     *
     * @return this
     */
    CloudSigning detached();

    /**
     * Puts the document into the signature.
     *
     * @return this
     */
    CloudSigning attached();

    /**
     * Sends only the document's SHA-256 digest, not the document: for large documents, and for those that must not leave
     * the house. The signature is detached, the phone cannot show the document, and the installation must allow it
     * (policy {@code AllowHashSigning}).
     *
     * @return this
     */
    default CloudSigning byDigest() {
        return byDigest(DigestAlgorithm.SHA_256);
    }

    /**
     * {@link #byDigest()} with the algorithm that the certificate's key asks for.
     *
     * @param algorithm SHA-2, GOST R 34.11-94 or GOST R 34.11-2012
     * @return this
     * @throws IllegalArgumentException if the service does not know the algorithm
     */
    CloudSigning byDigest(DigestAlgorithm algorithm);

    /**
     * Adds the signature to those that a container holds already (co-signing). The result is the container with one
     * signature more.
     *
     * @param existing the container: a signature of this document
     * @return this
     */
    CloudSigning addingTo(Signature existing);

    /**
     * Signs one of the signatures of a container (counter-signing). The result is the container with the
     * counter-signature in it.
     *
     * @param existing the container: a signature of this document
     * @param index which of its signatures, counted from 0
     * @return this
     */
    CloudSigning countersigning(Signature existing, int index);

    /**
     * Puts the certificates above the signer's into the container as well.
     *
     * @return this
     */
    CloudSigning includingChain();
}
