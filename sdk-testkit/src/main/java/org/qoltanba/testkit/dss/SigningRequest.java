package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * What is to be signed, and how: the checked parameters of contract section 5.2.
 *
 * @param key with which key
 * @param content the document, or its hash value
 * @param hash the algorithm of the hash value; null if the content is the document
 * @param detached whether the document stays outside
 * @param includeChain whether the issuer's certificate goes along
 * @param documentInfo what the user is shown; may be empty
 * @param pin a PIN given beforehand; null for none
 */
record SigningRequest(
        CloudKey key,
        Bytes content,
        @Nullable HashAlgorithm hash,
        boolean detached,
        boolean includeChain,
        String documentInfo,
        @Nullable String pin)
        implements Order {

    @Override
    public String title() {
        return DssAction.SIGN_DOCUMENT.title();
    }

    @Override
    public String description() {
        return documentInfo;
    }

    /** Never shows the PIN. */
    @Override
    public String toString() {
        return "SigningRequest[" + key + (detached ? ", detached]" : ", attached]");
    }
}
