package org.qoltanba.testkit.dss;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * What is to be signed, and how: the checked parameters of contract section 5.2.
 *
 * @param key with which key
 * @param form what is made
 * @param content the document, its hash value, or the signature that another one is added to
 * @param hash the algorithm of the hash value; null if the content is no hash value
 * @param cms how a CMS is made; nothing else looks at it
 * @param pdf what a PDF says about its signature; nothing else looks at it
 * @param documentInfo what the user is shown; may be empty
 * @param pin a PIN given beforehand; null for none
 */
record SigningRequest(
        CloudKey key,
        SignatureForm form,
        Bytes content,
        @Nullable HashAlgorithm hash,
        Cms cms,
        Pdf pdf,
        String documentInfo,
        @Nullable String pin)
        implements Order {

    /** What a signature is added to. */
    enum Addition {
        /** Nothing: it is the first one. */
        SIGN,
        /** The signatures of others over the same document. */
        COSIGN,
        /** The signature of another. */
        COUNTERSIGN
    }

    /**
     * How a CMS is made.
     *
     * @param detached whether the document stays outside
     * @param includeChain whether the issuer's certificate goes along
     * @param addition what the signature is added to
     * @param original the document, where it stands outside the signature that is added to; null if it does not
     * @param index which signature is countersigned, from zero
     * @param attributes more attributes to put under the signature
     * @param documentName the document's name, to be put under the signature; null if it is not
     */
    record Cms(
            boolean detached,
            boolean includeChain,
            Addition addition,
            @Nullable Bytes original,
            int index,
            Map<String, String> attributes,
            @Nullable String documentName) {

        Cms {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * What a PDF says about its signature.
     *
     * @param reason why; may be empty
     * @param location where; may be empty
     * @param certification what may still be done to the document: 1 nothing, 2 forms, 3 forms and annotations; empty if it
     *     is not certified
     * @param visible whether the signature is seen
     */
    record Pdf(String reason, String location, Optional<Integer> certification, boolean visible) {}

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
        return "SigningRequest[" + key + ", " + form + "]";
    }
}
