package org.qoltanba.crypto.pki;

import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;

/**
 * Who proves that something existed at a time. Implementations are safe to share between threads; they may block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TimeStampSource {

    /**
     * Obtains a time stamp.
     *
     * @param imprint the digest to be stamped; the token's message imprint has its algorithm and value
     * @return the TimeStampToken (RFC 3161), a CMS ContentInfo in DER or BER as it came; checked to be an answer to
     *     this imprint
     * @throws org.qoltanba.api.error.SdkException if the authority cannot be reached, refuses, or answers something else
     */
    Bytes timeStamp(Digest imprint);
}
