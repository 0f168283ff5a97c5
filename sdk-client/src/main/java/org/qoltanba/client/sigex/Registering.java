package org.qoltanba.client.sigex;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.sigex.DocumentDigests;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.OriginalStorage;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/**
 * Registers a document once, whatever the network does (contract sections 7.1, 7.2 and 7.28).
 *
 * <p>The first call stores the signature; only a copy of the very same signature is refused as a duplicate, so the
 * signature is the key by which a registration is found again. When it is not known whether the first call was heard,
 * the service is asked for the signature, and only if it does not have it the call is made again. The second call fixes
 * the digests; it may be repeated, for the service says when it knows them already.
 */
final class Registering {

    private static final int OK = 200;

    private final SigexCalls calls;
    private final Repeats repeats;

    Registering(SigexCalls calls, Repeats repeats) {
        this.calls = calls;
        this.repeats = repeats;
    }

    /** Registers the document with its first signature. */
    CompletableFuture<DocumentId> register(
            RegistrationWire registration, Signature signature, DocumentSource document) {
        return calls.register(registration)
                .exceptionallyCompose(thrown -> {
                    SdkException failure = Stages.failure(thrown);
                    return Failures.leavesDoubt(failure) || failure instanceof SignatureAlreadySubmittedException
                            ? repeats.of(() -> findOrRegister(registration, signature), Failures::isPassingOrDuplicate)
                                    .exceptionallyCompose(last -> interrupted(Stages.failure(last), signature))
                            : CompletableFuture.failedFuture(failure);
                })
                .thenCompose(id -> finish(id, signature, document));
    }

    /** Finishes what was begun with a signature; empty if the service never saw it. */
    CompletableFuture<Optional<DocumentId>> recover(Signature signature, DocumentSource document) {
        return calls.find(signature)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : finish(found.get().documentId(), signature, document).thenApply(Optional::of));
    }

    private CompletableFuture<DocumentId> findOrRegister(RegistrationWire registration, Signature signature) {
        return calls.findOnce(signature)
                .thenCompose(found -> found.map(SignatureRecord::documentId)
                        .map(CompletableFuture::completedFuture)
                        .orElseGet(() -> calls.register(registration)));
    }

    private CompletableFuture<DocumentId> finish(DocumentId id, Signature signature, DocumentSource document) {
        return sendDocument(id, document)
                .thenApply(DocumentDigests::documentId)
                .exceptionallyCompose(last -> interrupted(Stages.failure(last), signature));
    }

    /** Sends the document until the service has the digests it needs of it; a signature tells which document it is. */
    CompletableFuture<DocumentDigests> sendDocument(DocumentId id, DocumentSource document) {
        return repeats.of(() -> fixDigests(id, document, false), Failures::isPassing);
    }

    /** The same where no signature tells which document it is: if the service knows digests already, it compares them. */
    CompletableFuture<DocumentDigests> sendUnsigned(DocumentId id, DocumentSource document) {
        return repeats.of(() -> fixDigests(id, document, true), Failures::isPassing);
    }

    private CompletableFuture<DocumentDigests> fixDigests(DocumentId id, DocumentSource document, boolean compared) {
        return calls.fixDigests(id, document).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            if (!Failures.says(failure, SigexRefusals.DIGESTS_ALREADY_KNOWN)) {
                return CompletableFuture.failedFuture(failure);
            }
            return compared
                    ? calls.verify(id, document).thenApply(storage -> known(id, document.size(), storage))
                    : requireSameDocument(id, document, failure.context());
        });
    }

    /** The digests are known: those of this document? The size tells; where the service does not know it, it checks. */
    private CompletableFuture<DocumentDigests> requireSameDocument(
            DocumentId id, DocumentSource document, ErrorContext context) {
        CompletableFuture<DocumentInfoWire> described = calls.info(id, 0);
        return described
                .handle((info, thrown) -> thrown != null && Failures.isHidden(Stages.failure(thrown)))
                .thenCompose(hidden -> hidden
                        // Private by now: the service itself has compared what it knows with the signature
                        ? CompletableFuture.completedFuture(
                                known(id, document.size(), new OriginalStorage(false, false)))
                        : described.thenCompose(info -> requireSameDocument(id, document, context, info)));
    }

    private CompletableFuture<DocumentDigests> requireSameDocument(
            DocumentId id, DocumentSource document, ErrorContext context, DocumentInfoWire info) {
        if (info.size() == 0) {
            return calls.verify(id, document).thenApply(storage -> known(id, document.size(), storage));
        }
        return info.size() == document.size()
                ? CompletableFuture.completedFuture(known(id, info.size(), info.storage()))
                : CompletableFuture.failedFuture(new DocumentMismatchException(
                        "SIGEX knows this signature with a document of " + info.size()
                                + " bytes, and the document given has " + document.size()
                                + ". Pass exactly the document that was signed.",
                        context,
                        ServiceAnswer.of(OK, SigexRefusals.DIGESTS_ALREADY_KNOWN)));
    }

    private static DocumentDigests known(DocumentId id, long size, OriginalStorage storage) {
        return new DocumentDigests(id, size, Map.of(), Optional.empty(), Optional.empty(), storage);
    }

    private static <T> CompletableFuture<T> interrupted(SdkException failure, Signature signature) {
        return CompletableFuture.failedFuture(
                Interruptions.isFinal(failure) ? failure : Interruptions.ofDocument(failure, signature));
    }
}
