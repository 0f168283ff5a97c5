package org.qoltanba.api.dss;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;

/**
 * Something of an organization's own that a user is about to confirm, such as a payment: an operation that the
 * administrator of the DSS has configured at the Identity Centre as a template (contract section 7.1). The template has the
 * text that the user reads; its parameters fill it in.
 *
 * <pre>{@code
 * PendingOperation<ConfirmedTemplate> payment = ivanov.confirm("payment")
 *         .parameter("sum", "100")
 *         .parameter("payee", "Romashka LLC")
 *         .begin();
 * payment.await(Duration.ofMinutes(5));
 * }</pre>
 *
 * <p>Not thread-safe; use it once.
 *
 * @since 0.1.0
 */
public interface TemplateConfirmation {

    /**
     * A parameter of the template. Which there are, the template says.
     *
     * @param name as it is configured, letter by letter
     * @param value what the user reads in its place
     * @return this
     */
    TemplateConfirmation parameter(String name, String value);

    /**
     * Documents that the user sees beside the text, second generation only. That this is what the service does with them is
     * inferred (contract section 7.1).
     *
     * @param documents what is in the Document Store
     * @return this
     */
    TemplateConfirmation documents(List<StoredDocumentId> documents);

    /**
     * Opens the confirmation: the user's phone is notified. Blocks until the service has accepted it.
     *
     * @return the running operation
     * @throws org.qoltanba.api.error.InvalidRequestException if no such template is configured
     * @throws IllegalStateException if documents are given to the first generation
     * @throws TransactionPendingException if another operation of this user waits for confirmation
     */
    PendingOperation<ConfirmedTemplate> begin();

    /**
     * {@link #begin()} without blocking.
     *
     * @return completes with the running operation
     */
    CompletionStage<PendingOperation<ConfirmedTemplate>> beginAsync();

    /**
     * Takes up what was begun earlier, by this process or another, in place of beginning it. Fill in the same things as
     * then: no parameter is in a token, only their fingerprint. Asks nothing of the service yet; watching goes on at once.
     *
     * @param token what {@link PendingOperation#resumeToken()} gave
     * @return the running operation
     * @throws IllegalArgumentException if the token is altered, for another installation, user or kind of operation, or if
     *     something else was asked for
     */
    PendingOperation<ConfirmedTemplate> resume(ResumeToken token);
}
