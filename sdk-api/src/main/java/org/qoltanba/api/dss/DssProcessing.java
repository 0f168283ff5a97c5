package org.qoltanba.api.dss;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;

/**
 * What CryptoPro DSS does with documents and nobody needs to confirm, because no key of the user is involved (contract
 * sections 6.4 and 12.6).
 *
 * <p>Safe to share between threads. Methods block; each has a twin ending in {@code Async} that does not. All fail with
 * the subclasses of {@link org.qoltanba.api.error.SdkException}.
 *
 * @since 0.1.0
 */
public interface DssProcessing {

    /**
     * Encrypts a document for others, as CMS. Who holds the key of one of the certificates can decrypt it.
     *
     * @param document what to encrypt
     * @param recipients for whom; at least one
     * @return the container, in memory
     * @throws IllegalArgumentException if there is no recipient
     */
    DocumentSource encrypt(DocumentSource document, List<SignerCertificate> recipients);

    /**
     * {@link #encrypt} without blocking.
     *
     * @param document what to encrypt
     * @param recipients for whom; at least one
     * @return completes with the container
     */
    CompletionStage<DocumentSource> encryptAsync(DocumentSource document, List<SignerCertificate> recipients);

    /**
     * Which of the user's certificates can decrypt a document.
     *
     * @param encrypted the container
     * @param type how it is encrypted
     * @return {@link DssCertificate#id()} of each; empty if none can
     */
    List<Long> decryptableWith(DocumentSource encrypted, EncryptionType type);

    /**
     * {@link #decryptableWith} without blocking.
     *
     * @param encrypted the container
     * @param type how it is encrypted
     * @return completes with the identifiers
     */
    CompletionStage<List<Long>> decryptableWithAsync(DocumentSource encrypted, EncryptionType type);

    /**
     * Has the service compute a digest. The document is streamed to it. First generation of the interface only.
     *
     * @param document what to digest
     * @param algorithm SHA-2, GOST R 34.11-94 or GOST R 34.11-2012
     * @return the digest
     * @throws IllegalArgumentException if the service does not know the algorithm
     */
    Digest digest(DocumentSource document, DigestAlgorithm algorithm);

    /**
     * {@link #digest} without blocking.
     *
     * @param document what to digest
     * @param algorithm the algorithm
     * @return completes with the digest
     */
    CompletionStage<Digest> digestAsync(DocumentSource document, DigestAlgorithm algorithm);

    /**
     * Adds evidence to a signature: a time stamp, or all that long-term validation needs. First generation of the
     * interface only.
     *
     * @param signature a CAdES signature of a lower level
     * @param level {@link CadesLevel#T} or {@link CadesLevel#X_LONG_TYPE_1}
     * @return the signature with more evidence
     * @throws IllegalArgumentException if the service does not make this level
     */
    Signature enhance(Signature signature, CadesLevel level);

    /**
     * {@link #enhance} without blocking.
     *
     * @param signature a CAdES signature of a lower level
     * @param level the level
     * @return completes with the signature with more evidence
     */
    CompletionStage<Signature> enhanceAsync(Signature signature, CadesLevel level);
}
