package org.qoltanba.api.dss;

import java.net.URI;
import java.util.List;
import org.qoltanba.api.signature.CadesLevel;

/**
 * Signatures of several documents, confirmed together, about to be asked of CryptoPro DSS (contract sections 5, 6.2 and
 * 12). Without more, each becomes a detached CAdES-BES signature. What is said here holds for all of them. Results come in
 * the order of the documents, and CAdES and CMS signatures have been checked against theirs. Not thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface PackageSigning extends DocumentOperation<List<DocumentResult>, PackageSigning> {

    /**
     * The level wanted, as {@link CloudSigning#level}.
     *
     * @param level the level
     * @return this
     * @throws IllegalArgumentException if the service does not make this level
     */
    PackageSigning level(CadesLevel level);

    /**
     * Which time stamp service to use, as {@link CloudSigning#timeStampService}.
     *
     * @param address its address
     * @return this
     */
    PackageSigning timeStampService(URI address);

    /**
     * Leaves the documents outside the signatures. This is the default.
     *
     * @return this
     */
    PackageSigning detached();

    /**
     * Puts each document into its signature.
     *
     * @return this
     */
    PackageSigning attached();

    /**
     * Signs inside the documents, or makes bare values, in place of CAdES containers.
     *
     * @param format the format
     * @return this
     */
    PackageSigning as(DocumentFormat format);

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
