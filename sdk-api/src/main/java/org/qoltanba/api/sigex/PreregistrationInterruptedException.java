package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.TransportException;

/**
 * A preregistration stopped midway. Nothing was done twice, and nothing will be behind your back.
 *
 * <ul>
 *   <li>{@link #documentId()} is there: the service has the document but perhaps not its digests. Call {@link
 *       RegisteredDocument#fixDigests} when the service answers again.
 *   <li>{@link #candidates()} are there: the service holds documents that look like this one. If one of them is it, call
 *       {@link RegisteredDocument#fixDigests} on it; if not, preregister again.
 *   <li>Neither: the service lists no such document, or could not be asked. Look at the list of the organisation's
 *       documents before you preregister again.
 * </ul>
 *
 * <p>Without its content a document at the service is an empty entry: no e-mail is sent of it and nobody can sign it. So
 * one that is left behind does no harm; two with content would.
 *
 * @since 0.1.0
 */
public class PreregistrationInterruptedException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable DocumentId documentId;
    private final transient List<DocumentId> candidates;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param documentId the document if the service named it, or null
     * @param candidates documents at the service that may be this one
     * @param cause what led to it, or null
     */
    public PreregistrationInterruptedException(
            String message,
            ErrorContext context,
            @Nullable DocumentId documentId,
            List<DocumentId> candidates,
            @Nullable Throwable cause) {
        super(message, context, true, cause);
        this.documentId = documentId;
        this.candidates = List.copyOf(candidates);
    }

    /**
     * The document if the service named it before it stopped answering.
     *
     * @return its identifier
     */
    public Optional<DocumentId> documentId() {
        return Optional.ofNullable(documentId);
    }

    /**
     * Documents of the organisation with this title and description that were registered meanwhile, have no signature and
     * no digests.
     *
     * @return an unmodifiable list; empty if there is none or the service could not be asked
     */
    public List<DocumentId> candidates() {
        return candidates;
    }
}
