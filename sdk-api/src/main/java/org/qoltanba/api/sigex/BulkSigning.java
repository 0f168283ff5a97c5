package org.qoltanba.api.sigex;

import org.qoltanba.api.signature.DocumentSigner;

/**
 * Many documents of SIGEX about to be signed by one more person. Fill in, then {@link #begin()}. Not thread-safe; use it
 * once. The journal holds the signatures, so it is as confidential as they are; signers may share one.
 *
 * @since 0.1.0
 */
public interface BulkSigning extends BulkWork<BulkSigning> {

    /**
     * Who signs every document: detached, at level B-B. A document that this signer has signed in an earlier run with the
     * same journal is not signed again.
     *
     * @param signer a key or a person with a phone
     * @return this
     */
    BulkSigning signedBy(DocumentSigner signer);
}
