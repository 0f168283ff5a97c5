package org.qoltanba.api.sigex;

import java.util.Collection;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;

/**
 * Digital document cards: a PDF that shows a document and its signatures and carries both inside (contract section 11),
 * as the service makes and reads them. Answers are held in memory, 200 MiB at most.
 *
 * <p>Safe to share between threads. Methods block; each has a twin ending in {@code Async} that does not.
 *
 * @since 0.1.0
 */
public interface SigexCards {

    /**
     * Makes the card of a document and all its signatures (contract section 7.10).
     *
     * @param id the document
     * @param document its original
     * @param options what the card shows
     * @return the card
     * @throws DocumentMismatchException if it is not the registered document
     * @throws org.qoltanba.api.error.ConflictException if it has other than CMS signatures, or none
     * @throws org.qoltanba.api.error.InvalidRequestException if no card can be made of it, for instance because it is no PDF
     *     though its pages are to be shown
     */
    BuiltCard build(DocumentId id, DocumentSource document, CardOptions options);

    /**
     * {@link #build} without blocking.
     *
     * @param id the document
     * @param document its original
     * @param options what the card shows
     * @return completes with the card
     */
    CompletionStage<BuiltCard> buildAsync(DocumentId id, DocumentSource document, CardOptions options);

    /**
     * Makes one CMS of a document and all its signatures, as ezSigner.kz reads it (contract section 7.11).
     *
     * @param id the document
     * @param document its original
     * @return an attached CMS with a signer for each signature
     * @throws DocumentMismatchException if it is not the registered document
     */
    BuiltCard buildEzSigner(DocumentId id, DocumentSource document);

    /**
     * {@link #buildEzSigner} without blocking.
     *
     * @param id the document
     * @param document its original
     * @return completes with an attached CMS with a signer for each signature
     */
    CompletionStage<BuiltCard> buildEzSignerAsync(DocumentId id, DocumentSource document);

    /**
     * Has the service take a card apart and verify it (contract section 7.29). All signatures must be registered.
     *
     * @param card the card
     * @return what is in it; every signature is in order
     * @throws org.qoltanba.api.error.ServiceException if it is no card, or a signature is unknown or not in order
     */
    ParsedCard parse(DocumentSource card);

    /**
     * {@link #parse} without blocking.
     *
     * @param card the card
     * @return completes with what is in it
     */
    CompletionStage<ParsedCard> parseAsync(DocumentSource card);

    /**
     * {@link #parse}, and signatures that the service does not know are registered first. May be repeated: what was
     * registered is known then.
     *
     * @param card the card
     * @return what is in it; every signature is in order
     * @throws org.qoltanba.api.error.ServiceException if it is no card, or a signature is not in order
     */
    ParsedCard parseAndRegister(DocumentSource card);

    /**
     * {@link #parseAndRegister} without blocking.
     *
     * @param card the card
     * @return completes with what is in it
     */
    CompletionStage<ParsedCard> parseAndRegisterAsync(DocumentSource card);

    /**
     * Finds out before anybody signs whether a card can be made of a PDF (contract section 7.30): a PDF that fails would
     * otherwise be noticed when it is too late.
     *
     * @param pdf the document to be signed
     * @return a sample of the card with invented data
     * @throws org.qoltanba.api.error.InvalidRequestException if no card can be made of it
     */
    Bytes check(DocumentSource pdf);

    /**
     * {@link #check} without blocking.
     *
     * @param pdf the document to be signed
     * @return completes with a sample of the card
     */
    CompletionStage<Bytes> checkAsync(DocumentSource pdf);

    /**
     * Puts a signature together from the QR codes of a card or of {@link RegisteredSignature#exportQrCodes}. Asks nothing
     * of the service and verifies nothing.
     *
     * @param texts what a QR reader read, in any order; repeated codes are harmless
     * @return the signature and where the codes say it is registered
     * @throws IllegalArgumentException if a code is missing, belongs to another signature, or is none of SIGEX's
     */
    ScannedSignature readQrCodes(Collection<String> texts);
}
