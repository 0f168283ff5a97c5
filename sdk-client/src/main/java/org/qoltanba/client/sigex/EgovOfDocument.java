package org.qoltanba.client.sigex;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.SignatureRecord;

/** Signing one stored document by phone. */
final class EgovOfDocument implements StoredEgov.Form {

    private EgovOfDocument() {}

    static StoredEgov<SignatureRecord> of(Sigex sigex, DocumentId id) {
        return new StoredEgov<>(
                sigex, "/api/{id}", id.value(), new EgovOfDocument(), operation -> record(id, operation));
    }

    private static CompletionStage<SignatureRecord> record(DocumentId id, EgovOperationInfo operation) {
        if (operation.signIds().size() != 1) {
            return CompletableFuture.failedFuture(new ProtocolException(
                    "SIGEX finished an eGov operation and did not say under which identifier it keeps the signature. Look at"
                            + " signatures().",
                    ErrorContext.call(SigexService.NAME, "GET /api/{id}/egovOperation/{operationId}"),
                    null));
        }
        return CompletableFuture.completedFuture(
                new SignatureRecord(id, operation.signIds().get(0)));
    }

    @Override
    public CompletableFuture<Object> meta(List<Map.Entry<String, String>> shown) {
        return CompletableFuture.completedFuture(EgovRequestWire.meta(shown));
    }

    @Override
    public Object notification(EmailNotification notification) {
        return NotificationsWire.of(notification);
    }
}
