package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;

/**
 * A signature SIGEX has registered, as the service describes it (contract section 5.8).
 *
 * <p>Immutable and safe to share between threads. {@code toString} does not name the person.
 *
 * @since 0.1.0
 */
public interface RegisteredSignature {

    /**
     * The signature's identifier, unique in the whole service and growing.
     *
     * @return a positive number
     */
    long signId();

    /**
     * The person who signed.
     *
     * @return the number from the certificate
     */
    Iin signer();

    /**
     * The organisation the person signed for.
     *
     * @return the number from the certificate; empty for individuals
     */
    Optional<Bin> organization();

    /**
     * The certificate's subject as text.
     *
     * @return for people to read
     */
    String subject();

    /**
     * The roles and purposes of the certificate.
     *
     * @return every listed object identifier
     */
    Set<Authority> authorities();

    /**
     * When the service stored the signature.
     *
     * @return by the service's clock
     */
    Instant storedAt();

    /**
     * Whether this is an XML signature. It is exported as it was accepted, whatever the format asked for: there is no place
     * in it for what the service obtained.
     *
     * @return false for CMS
     */
    boolean isXml();

    /**
     * Takes the signature out of the service: a detached CMS with the time stamp and the revocation answer that the
     * service obtained (contract section 7.8, format 0), or the XML signature. Blocks.
     *
     * @return the signature
     */
    Signature export();

    /**
     * {@link #export()} without blocking.
     *
     * @return completes with the signature
     */
    CompletionStage<Signature> exportAsync();

    /**
     * Takes the signature out of the service in a given format. Blocks.
     *
     * @param format with or without what the service obtained
     * @return the signature
     */
    Signature export(SignatureFormat format);

    /**
     * {@link #export(SignatureFormat)} without blocking.
     *
     * @param format with or without what the service obtained
     * @return completes with the signature
     */
    CompletionStage<Signature> exportAsync(SignatureFormat format);

    /**
     * The same as PEM text (RFC 7468), as the service writes it. Blocks.
     *
     * @param format with or without what the service obtained
     * @return the text
     * @throws IllegalStateException if it is an XML signature, which has no PEM form
     */
    String exportPem(SignatureFormat format);

    /**
     * {@link #exportPem} without blocking.
     *
     * @param format with or without what the service obtained
     * @return completes with the text
     */
    CompletionStage<String> exportPemAsync(SignatureFormat format);

    /**
     * The signature as a set of QR codes to print (contract section 7.9). {@link SigexCards#readQrCodes} puts them
     * together again. Blocks.
     *
     * @param format with or without what the service obtained
     * @param options how the codes look
     * @return PNG pictures in their order
     */
    List<Bytes> exportQrCodes(SignatureFormat format, QrCodeOptions options);

    /**
     * {@link #exportQrCodes} without blocking.
     *
     * @param format with or without what the service obtained
     * @param options how the codes look
     * @return completes with PNG pictures in their order
     */
    CompletionStage<List<Bytes>> exportQrCodesAsync(SignatureFormat format, QrCodeOptions options);
}
