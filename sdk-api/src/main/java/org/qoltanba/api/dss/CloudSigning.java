package org.qoltanba.api.dss;

import org.qoltanba.api.signature.Signature;

/**
 * A signature in a container of its own, CAdES or CMS, about to be asked of CryptoPro DSS (contract sections 5 to 7 and
 * 12). Fill in, then {@link #begin()}. The result has been checked against the document before it is handed out. Not
 * thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface CloudSigning extends CadesSigning<Signature, CloudSigning> {

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
}
