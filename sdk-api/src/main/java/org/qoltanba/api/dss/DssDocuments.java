package org.qoltanba.api.dss;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.SdkException;

/**
 * The user's documents in the Document Store of CryptoPro DSS (contract section 12.7): upload them once, sign them by
 * reference with {@link DssSession#signStored}. Documents are streamed both ways and never held in memory as a whole,
 * except by {@link #uploadAll}, which streams too but sends them in one call.
 *
 * <p>Safe to share between threads. Methods block; each that makes one call has a twin ending in {@code Async} that does
 * not. All fail with the subclasses of {@link org.qoltanba.api.error.SdkException}: {@link
 * org.qoltanba.api.error.NotFoundException} where there is no such document.
 *
 * @since 0.1.0
 */
public interface DssDocuments {

    /**
     * Uploads a document for the time of an operation.
     *
     * @param document what to upload; not empty
     * @return its identifier
     */
    default StoredDocumentId upload(DocumentSource document) {
        return upload(document, UploadOptions.temporary());
    }

    /**
     * Uploads a document.
     *
     * @param document what to upload; not empty
     * @param options how to keep it
     * @return its identifier
     */
    StoredDocumentId upload(DocumentSource document, UploadOptions options);

    /**
     * {@link #upload(DocumentSource, UploadOptions)} without blocking.
     *
     * @param document what to upload; not empty
     * @param options how to keep it
     * @return completes with its identifier
     */
    CompletionStage<StoredDocumentId> uploadAsync(DocumentSource document, UploadOptions options);

    /**
     * Uploads several documents in one call: all of them or none.
     *
     * @param documents what to upload; at least one, none empty
     * @param options how to keep them
     * @return their identifiers in the same order
     */
    List<StoredDocumentId> uploadAll(List<DocumentSource> documents, UploadOptions options);

    /**
     * {@link #uploadAll} without blocking.
     *
     * @param documents what to upload; at least one, none empty
     * @param options how to keep them
     * @return completes with their identifiers in the same order
     */
    CompletionStage<List<StoredDocumentId>> uploadAllAsync(List<DocumentSource> documents, UploadOptions options);

    /**
     * Uploads several documents in one call, all of them or none, as a form with files: a quarter less on the wire than
     * {@link #uploadAll}, which sends Base64.
     *
     * @param documents what to upload; at least one, none empty
     * @param options how to keep them
     * @return their identifiers in the same order
     */
    List<StoredDocumentId> uploadForm(List<DocumentSource> documents, UploadOptions options);

    /**
     * {@link #uploadForm} without blocking.
     *
     * @param documents what to upload; at least one, none empty
     * @param options how to keep them
     * @return completes with their identifiers in the same order
     */
    CompletionStage<List<StoredDocumentId>> uploadFormAsync(List<DocumentSource> documents, UploadOptions options);

    /**
     * What the store knows about a document.
     *
     * @param id its identifier
     * @return name, size and more
     */
    StoredDocument info(StoredDocumentId id);

    /**
     * {@link #info(StoredDocumentId)} without blocking.
     *
     * @param id its identifier
     * @return completes with name, size and more
     */
    CompletionStage<StoredDocument> infoAsync(StoredDocumentId id);

    /**
     * What the store knows about the user's document with a hash value.
     *
     * @param hash what {@link StoredDocument#hash()} gave; Base64 goes with the alphabet for addresses (RFC 4648 section 5)
     * @return name, size and more
     * @throws org.qoltanba.api.error.NotFoundException if the user has no such document
     */
    StoredDocument info(StoredDocumentHash hash);

    /**
     * {@link #info(StoredDocumentHash)} without blocking.
     *
     * @param hash what {@link StoredDocument#hash()} gave
     * @return completes with name, size and more
     */
    CompletionStage<StoredDocument> infoAsync(StoredDocumentHash hash);

    /**
     * What the store knows about several documents.
     *
     * @param ids their identifiers
     * @return an unmodifiable map of those it found
     */
    Map<StoredDocumentId, StoredDocument> info(Collection<StoredDocumentId> ids);

    /**
     * {@link #info(Collection)} without blocking.
     *
     * @param ids their identifiers
     * @return completes with an unmodifiable map of those it found
     */
    CompletionStage<Map<StoredDocumentId, StoredDocument>> infoAsync(Collection<StoredDocumentId> ids);

    /**
     * All documents of the user.
     *
     * @return an unmodifiable list in the store's order
     */
    List<StoredDocument> all();

    /**
     * {@link #all()} without blocking.
     *
     * @return completes with an unmodifiable list in the store's order
     */
    CompletionStage<List<StoredDocument>> allAsync();

    /**
     * Gives a document another name.
     *
     * @param id its identifier
     * @param name the new file name
     */
    void rename(StoredDocumentId id, String name);

    /**
     * {@link #rename} without blocking.
     *
     * @param id its identifier
     * @param name the new file name
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> renameAsync(StoredDocumentId id, String name);

    /**
     * Keeps a temporary document until somebody deletes it.
     *
     * @param id its identifier
     */
    void keep(StoredDocumentId id);

    /**
     * {@link #keep} without blocking.
     *
     * @param id its identifier
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> keepAsync(StoredDocumentId id);

    /**
     * A stored document as a source. Asks for name and size now; each reading of the source downloads the content, on the
     * reading thread.
     *
     * @param id its identifier
     * @return the document, to sign, verify or send elsewhere
     */
    DocumentSource open(StoredDocumentId id);

    /**
     * {@link #open} without blocking.
     *
     * @param id its identifier
     * @return completes with the document
     */
    CompletionStage<DocumentSource> openAsync(StoredDocumentId id);

    /**
     * Downloads a document. Blocks until the last byte is written; there is no twin, because a stream blocks.
     *
     * @param id its identifier
     * @param target where to write it; stays open
     * @return the number of bytes
     * @throws org.qoltanba.api.error.UnreadableDocumentException if the target cannot be written
     */
    long download(StoredDocumentId id, OutputStream target);

    /**
     * Downloads several documents in one call, one after the other and none held in memory. Blocks until the last byte has
     * been taken; there is no twin, because a stream blocks.
     *
     * @param ids their identifiers, at least one
     * @param receiver takes them, in the store's order
     * @return an unmodifiable map of those the store did not give, and why; empty if it gave all
     * @throws org.qoltanba.api.error.UnreadableDocumentException if the download broke off, or the receiver could not go on
     * @throws org.qoltanba.api.error.ProtocolException if the store gave neither a document nor a reason
     */
    Map<StoredDocumentId, SdkException> downloadAll(Collection<StoredDocumentId> ids, DocumentReceiver receiver);

    /**
     * Links a document to another one of the user.
     *
     * @param id which document
     * @param other the document it belongs with
     */
    void link(StoredDocumentId id, StoredDocumentId other);

    /**
     * {@link #link} without blocking.
     *
     * @param id which document
     * @param other the document it belongs with
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> linkAsync(StoredDocumentId id, StoredDocumentId other);

    /**
     * Has a document made fit for display on a phone, as {@link #downloadConverted} then gives it. The store may take its
     * time: ask {@link #conversion}.
     *
     * @param id its identifier
     * @return how far it is
     */
    DocumentConversion convert(StoredDocumentId id);

    /**
     * {@link #convert} without blocking.
     *
     * @param id its identifier
     * @return completes with how far it is
     */
    CompletionStage<DocumentConversion> convertAsync(StoredDocumentId id);

    /**
     * How far a conversion is.
     *
     * @param id the identifier of the document
     * @return how far it is
     * @throws org.qoltanba.api.error.NotFoundException if nobody has asked for one
     */
    DocumentConversion conversion(StoredDocumentId id);

    /**
     * {@link #conversion} without blocking.
     *
     * @param id the identifier of the document
     * @return completes with how far it is
     */
    CompletionStage<DocumentConversion> conversionAsync(StoredDocumentId id);

    /**
     * Downloads what a document has become. Blocks until the last byte is written; there is no twin, because a stream
     * blocks.
     *
     * @param id the identifier of the document
     * @param target where to write it; stays open
     * @return the number of bytes
     * @throws org.qoltanba.api.error.NotFoundException if it has not become anything, or not yet
     * @throws org.qoltanba.api.error.UnreadableDocumentException if the target cannot be written
     */
    long downloadConverted(StoredDocumentId id, OutputStream target);

    /**
     * Deletes a document.
     *
     * @param id its identifier
     */
    void delete(StoredDocumentId id);

    /**
     * {@link #delete} without blocking.
     *
     * @param id its identifier
     * @return completes with nothing
     */
    CompletionStage<@Nullable Void> deleteAsync(StoredDocumentId id);
}
