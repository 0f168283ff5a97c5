package org.qoltanba.client.sigex;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/** Adds a signature to a registered document once, whatever the network does (contract sections 7.5 and 7.28). */
final class Cosigning {

    private static final ErrorContext CALL = ErrorContext.call(SigexService.NAME, "POST /api/{id}");
    private static final int OK = 200;

    private final SigexCalls calls;
    private final Registering registering;
    private final Repeats repeats;

    Cosigning(SigexCalls calls, Registering registering, Repeats repeats) {
        this.calls = calls;
        this.registering = registering;
        this.repeats = repeats;
    }

    /**
     * Adds the signature.
     *
     * @param notification whom the service writes to about it, or null
     */
    CompletableFuture<SignatureRecord> add(
            DocumentId id, Signature signature, @Nullable EmailNotification notification) {
        return calls.add(id, signature, notification).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return Failures.leavesDoubt(failure)
                    ? repeats.of(() -> findOrAdd(id, signature, notification), Failures::isPassingOrDuplicate)
                            .exceptionallyCompose(last -> interrupted(Stages.failure(last), signature))
                            .thenApply(found -> requireHere(id, found))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    /**
     * Adds the signature; if the service lacks a digest of the document with the signature's algorithm, sends it the
     * document first.
     */
    CompletableFuture<SignatureRecord> add(
            DocumentId id, Signature signature, DocumentSource document, @Nullable EmailNotification notification) {
        return add(id, signature, notification).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return Failures.says(failure, SigexRefusals.DIGESTS_UPDATE_REQUIRED)
                    ? registering.sendDocument(id, document).thenCompose(done -> add(id, signature, notification))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<SignatureRecord> findOrAdd(
            DocumentId id, Signature signature, @Nullable EmailNotification notification) {
        return calls.findOnce(signature)
                .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> calls.add(id, signature, notification)));
    }

    private static SignatureRecord requireHere(DocumentId id, SignatureRecord found) {
        if (!found.documentId().equals(id)) {
            throw new SignatureAlreadySubmittedException(
                    "This very signature is registered with another document. find(signature) tells with which one.",
                    CALL,
                    ServiceAnswer.of(OK, SigexRefusals.ALREADY_SUBMITTED));
        }
        return found;
    }

    private static <T> CompletableFuture<T> interrupted(SdkException failure, Signature signature) {
        return CompletableFuture.failedFuture(
                Interruptions.isFinal(failure) ? failure : Interruptions.ofSignature(failure, signature));
    }
}
