package org.qoltanba.api.dss;

import java.net.URI;
import java.util.Map;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.signature.CadesLevel;

/**
 * What a signature in a container of its own, CAdES or CMS, can be like (contract section 5.2): of one document, see {@link
 * CloudSigning}, or of each of several, see {@link PackageSigning}. Not thread-safe; use it once.
 *
 * @param <R> what the operation yields
 * @param <S> what its methods return, so that they can be chained
 * @since 0.1.0
 */
public interface CadesSigning<R, S extends CadesSigning<R, S>> extends DocumentOperation<R, S> {

    /**
     * The level wanted. The default is BES.
     *
     * @param level {@link CadesLevel#BES} or {@link CadesLevel#B_B}, which is made from it; {@link CadesLevel#T} or {@link
     *     CadesLevel#B_T}, with a time stamp; {@link CadesLevel#X_LONG_TYPE_1}, which the service calls XLT1; {@link
     *     CadesLevel#CMS}
     * @return this
     * @throws IllegalArgumentException if the service does not make this level
     */
    S level(CadesLevel level);

    /**
     * Which time stamp service the levels that need one use. Without it, the first that the policy of the installation
     * names (contract section 4.3).
     *
     * @param address one that the policy names, or another where the policy allows that
     * @return this
     */
    S timeStampService(URI address);

    /**
     * Leaves the document outside the signature. This is the default.
     *
     * @return this
     */
    S detached();

    /**
     * Puts the document into the signature.
     *
     * @return this
     */
    S attached();

    /**
     * Sends only the document's SHA-256 digest, not the document: for large documents, and for those that must not leave
     * the house. The signature is detached, the phone cannot show the document, and the installation must allow it
     * (policy {@code AllowHashSigning}).
     *
     * @return this
     */
    default S byDigest() {
        return byDigest(DigestAlgorithm.SHA_256);
    }

    /**
     * {@link #byDigest()} with the algorithm that the certificate's key asks for.
     *
     * @param algorithm SHA-2, GOST R 34.11-94 or GOST R 34.11-2012
     * @return this
     * @throws IllegalArgumentException if the service does not know the algorithm
     */
    S byDigest(DigestAlgorithm algorithm);

    /**
     * Puts the certificates above the signer's into the container as well.
     *
     * @return this
     */
    S includingChain();

    /**
     * Puts the document's name under the signature as well: {@code IncludeDocumentName}.
     *
     * @return this
     */
    S includingDocumentName();

    /**
     * More attributes to put under the signature: {@code AuthenticatedAttributes}. The service takes a dictionary of texts
     * and says no more about it; ask the administrator of the DSS which names it knows.
     *
     * @param attributes names, usually object identifiers in dotted decimal, and values
     * @return this
     */
    S signedAttributes(Map<String, String> attributes);

    /**
     * What is signed of a document that is text in Base64: {@code ContentEncoding}. Without it the service signs the
     * document as it is, {@code binary}; with {@code base64}, what the text decodes to. A signature is checked against the
     * same.
     *
     * @return this
     */
    S decodingBase64();

    /**
     * Signs as the administrator has laid down: {@code ProcessingTemplateId}, a profile that says kind, level and form, in
     * place of everything that is said here. Second generation only (contract section 12.2). The result must be a CAdES or
     * CMS container.
     *
     * @param id the template's identifier
     * @return this
     */
    S byTemplate(String id);
}
