package org.qoltanba.api.dss;

import java.util.concurrent.CompletionStage;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;

/**
 * A signature about to be asked of CryptoPro DSS (contract sections 5 to 7). Fill in, then {@link #begin()}. Not
 * thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface CloudSigning {

    /**
     * Which certificate to sign with. Without it the service takes the user's default certificate.
     *
     * @param certificate one of the user's certificates
     * @return this
     */
    CloudSigning with(DssCertificate certificate);

    /**
     * Which certificate to sign with, by its identifier at the service.
     *
     * @param certificateId {@link DssCertificate#id()}; 0 is the user's default certificate
     * @return this
     */
    CloudSigning withCertificate(long certificateId);

    /**
     * The level wanted. The default is BES.
     *
     * @param level {@link CadesLevel#BES}; {@link CadesLevel#B_B} is asked for as BES, which is what it is made from
     * @return this
     * @throws IllegalArgumentException if the service does not make this level
     */
    CloudSigning level(CadesLevel level);

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
     * What the phone shows the user. Without it the document's name is shown.
     *
     * @param text a short description
     * @return this
     */
    CloudSigning description(String text);

    /**
     * The PIN of the key, for certificates with {@link DssCertificate#hasPin()}. It is sent only when the result is
     * fetched.
     *
     * @param pin the PIN
     * @return this
     */
    CloudSigning pin(Secret pin);

    /**
     * Sends only the document's digest, not the document: for large documents, and for those that must not leave the
     * house. The signature is detached, the phone cannot show the document, and the installation must allow it (policy
     * {@code AllowHashSigning}).
     *
     * @return this
     */
    CloudSigning byDigest();

    /**
     * Creates the transaction and opens the confirmation: the user's phone is notified. Blocks until the service has
     * accepted both.
     *
     * @return the running operation; its result has been checked against the document before it is handed out
     * @throws UnknownCertificateException if the user has no such certificate
     * @throws TransactionPendingException if another operation of this user waits for confirmation
     */
    PendingOperation<Signature> begin();

    /**
     * {@link #begin()} without blocking.
     *
     * @return completes with the running operation
     */
    CompletionStage<PendingOperation<Signature>> beginAsync();
}
