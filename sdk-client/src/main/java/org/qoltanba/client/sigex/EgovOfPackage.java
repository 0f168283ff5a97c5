package org.qoltanba.client.sigex;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.SignatureRecord;

/** Signing all documents of a stored package by phone. */
final class EgovOfPackage implements StoredEgov.Form {

    private final PackageCalls calls;
    private final PackageId id;

    private EgovOfPackage(PackageCalls calls, PackageId id) {
        this.calls = calls;
        this.id = id;
    }

    static StoredEgov<List<SignatureRecord>> of(Sigex sigex, PackageCalls calls, PackageId id) {
        EgovOfPackage form = new EgovOfPackage(calls, id);
        return new StoredEgov<>(sigex, "/api/package/{packageId}", id.value(), form, form::records);
    }

    /** The service names the signatures in the order of the documents. */
    private CompletableFuture<List<SignatureRecord>> records(EgovOperationInfo operation) {
        return calls.info(id).thenApply(info -> {
            List<DocumentId> documents = info.documentsIds();
            List<Long> signatures = operation.signIds();
            if (documents.size() != signatures.size()) {
                throw new ProtocolException(
                        "SIGEX finished an eGov operation on a package of " + documents.size() + " documents with "
                                + signatures.size() + " signatures. Look at the documents.",
                        ErrorContext.call(
                                SigexService.NAME, "GET /api/package/{packageId}/egovOperation/{operationId}"),
                        null);
            }
            List<SignatureRecord> records = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                records.add(new SignatureRecord(documents.get(i), signatures.get(i)));
            }
            return List.copyOf(records);
        });
    }

    /** The same about each document (contract section 7.24: one list for each). */
    @Override
    public CompletableFuture<Object> meta(List<Map.Entry<String, String>> shown) {
        return calls.info(id)
                .thenApply(info -> Collections.nCopies(info.documentsIds().size(), EgovRequestWire.meta(shown)));
    }

    @Override
    public Object notification(EmailNotification notification) {
        return PackageNotificationsWire.of(notification);
    }
}
