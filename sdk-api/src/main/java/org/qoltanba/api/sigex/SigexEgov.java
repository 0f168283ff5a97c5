package org.qoltanba.api.sigex;

import java.util.List;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;

/**
 * Signing with the state's application on a person's phone, eGov mobile or eGov Business, through SIGEX: the person scans a
 * QR code, or opens a link on the phone itself, looks at the document and signs (contract section 10.1). Nothing is
 * registered: what comes back is the signature. To have a document signed that SIGEX keeps, use {@link
 * RegisteredDocument#signByEgov}.
 *
 * <pre>{@code
 * EgovOperation<Signature> signing = qoltanba.sigex().egov().sign(contract).describedAs("Contract 17").begin();
 * show(signing.qrImage());
 * Signature signature = signing.await(Duration.ofMinutes(10));
 * }</pre>
 *
 * <p>Takes no identity. Safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SigexEgov {

    /**
     * Has a document signed as CMS.
     *
     * @param document what to sign; sent to the phone through SIGEX
     * @return to be filled in and begun
     */
    EgovQrSigning<Signature> sign(DocumentSource document);

    /**
     * Has several documents signed as CMS, each by a signature of its own, with one scan.
     *
     * @param documents at least one
     * @return to be filled in and begun; yields the signatures in the order of the documents
     * @throws IllegalArgumentException if there is no document
     */
    EgovQrSigning<List<Signature>> sign(List<DocumentSource> documents);

    /**
     * Has an XML document signed with an enveloped XML signature. To register it, take the signed XML apart with {@code
     * org.qoltanba.crypto.xml.SignedXml}.
     *
     * @param name what the phone calls the document
     * @param xml the document
     * @return to be filled in and begun; yields the signed XML as the phone made it, checked to be a signature of this very
     *     document; whether the certificate can be trusted is not asked
     */
    EgovQrSigning<String> signXml(String name, String xml);

    /**
     * Has a text signed without any container, for example a challenge.
     *
     * @param name what the phone calls it
     * @param text what is signed
     * @return to be filled in and begun; yields what the phone made, not verified
     */
    EgovQrSigning<EgovTextSignature> signText(String name, String text);
}
