package org.qoltanba.api.dss;

import java.util.List;
import org.qoltanba.api.signature.Signature;

/**
 * Signatures of several documents, confirmed together, about to be asked of CryptoPro DSS (contract sections 5, 6.2 and
 * 12). Without more, each becomes a detached CAdES-BES signature. What is said here holds for all of them. Results come in
 * the order of the documents, and CAdES and CMS signatures have been checked against theirs. Not thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface PackageSigning extends CadesSigning<List<DocumentResult>, PackageSigning> {

    /**
     * Signs inside the documents, or makes bare values, in place of CAdES containers.
     *
     * @param format the format
     * @return this
     */
    PackageSigning as(DocumentFormat format);

    /**
     * Adds the signatures to those that containers hold already (co-signing), as {@link CloudSigning#addingTo}.
     *
     * @param existing a container for each document, in the order of the documents
     * @return this
     * @throws IllegalArgumentException if there are not as many as documents
     * @throws IllegalStateException if the documents are in the Document Store
     */
    PackageSigning addingTo(List<Signature> existing);

    /**
     * Says that a document of the store belongs to another one, for example to its original: {@code RelatedRefId}.
     *
     * @param document one of those to be signed
     * @param to the other
     * @return this
     * @throws IllegalArgumentException if the first is not among those to be signed
     */
    PackageSigning relating(StoredDocumentId document, StoredDocumentId to);

    /**
     * Lets the service sign after the confirmation at its leisure: {@code IsAsync} of the second generation (contract
     * section 12.4). The operation is complete when the service has finished, which the SDK asks it; for packages of many
     * or large stored documents. The administrator must have enabled it.
     *
     * @return this
     * @throws IllegalStateException if the documents are not in the Document Store, or the installation speaks the first
     *     generation of the interface
     */
    PackageSigning inBackground();
}
