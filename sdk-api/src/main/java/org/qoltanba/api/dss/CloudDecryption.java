package org.qoltanba.api.dss;

import org.qoltanba.api.document.DocumentSource;

/**
 * A decryption about to be asked of CryptoPro DSS (contract sections 5.3, 6.3 and 12.6). The result is the plain document,
 * in memory. Not thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface CloudDecryption extends DocumentOperation<DocumentSource, CloudDecryption> {

    /**
     * How the document is encrypted. The default is {@link EncryptionType#CMS}.
     *
     * @param type the kind of container
     * @return this
     */
    CloudDecryption encryptedAs(EncryptionType type);
}
