package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceAnswer;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageSummary;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.http.Stages;

/** Registers and signs packages once, whatever the network does (contract sections 7.18, 7.22, 7.28 and 12.3). */
final class Packaging {

    private static final ErrorContext SIGNING = ErrorContext.call(SigexService.NAME, "POST /api/package/{packageId}");
    private static final int OK = 200;

    /** So many packages of two hours are looked through. */
    private static final int MOST = 10_000;

    private final Sigex sigex;
    private final PackageCalls calls;

    Packaging(Sigex sigex) {
        this.sigex = sigex;
        this.calls = new PackageCalls(sigex.asking());
    }

    PackageCalls calls() {
        return calls;
    }

    /**
     * Registers a package and sends its documents.
     *
     * @param unique whether title and description tell it from every other package of the organisation
     */
    CompletableFuture<PackageId> register(PackageWire registration, List<DocumentSource> documents, boolean unique) {
        return new Unsigned<>(
                        sigex.http().time(),
                        () -> calls.register(registration),
                        (from, until) -> lookFor(registration, from, until),
                        unique,
                        (failure, candidates) -> Interruptions.ofPackage(failure, candidates))
                .register()
                .thenCompose(id -> complete(id, documents)
                        .<PackageId>thenApply(done -> id)
                        .exceptionallyCompose(thrown -> {
                            SdkException failure = Stages.failure(thrown);
                            return CompletableFuture.failedFuture(
                                    Interruptions.isFinal(failure) ? failure : Interruptions.ofPackage(failure, id));
                        }));
    }

    private CompletableFuture<List<PackageId>> lookFor(PackageWire ours, Instant from, Instant until) {
        Predicate<PackageSummary> isLike = one -> one.title().equals(ours.title())
                && one.description().equals(ours.description())
                && one.documentsIds().size() == ours.documents().size();
        return listed(from, until, true)
                .allAsync(MOST)
                .toCompletableFuture()
                .thenApply(packages ->
                        packages.stream().filter(isLike).map(PackageSummary::id).toList());
    }

    PagedListing<PackageSummary> listed(Instant from, Instant until, boolean organization) {
        return new PagedListing<>(
                sigex,
                "GET /api/package",
                last -> calls.list(from, last.isEmpty() ? until : Instant.ofEpochMilli(last.getAsLong()), organization),
                one -> one.storedAt().toEpochMilli(),
                PagedListing.Order.FALLING);
    }

    /** Sends all documents one after the other, so that no more than one is read at a time. */
    CompletableFuture<@Nullable Void> complete(PackageId id, List<DocumentSource> documents) {
        return sameCount(id, documents.size()).thenCompose(ids -> send(ids, documents, 0));
    }

    private CompletableFuture<@Nullable Void> send(List<DocumentId> ids, List<DocumentSource> documents, int next) {
        return next == ids.size()
                ? CompletableFuture.completedFuture(null)
                : sigex.registering()
                        .sendUnsigned(ids.get(next), documents.get(next))
                        .thenCompose(done -> send(ids, documents, next + 1));
    }

    /** The documents of a package, if there are as many as were given. */
    CompletableFuture<List<DocumentId>> sameCount(PackageId id, int given) {
        return calls.info(id).thenApply(info -> {
            if (info.documentsIds().size() != given) {
                throw new IllegalArgumentException(
                        "The package has " + info.documentsIds().size() + " documents, and " + given
                                + " were given. Give all of them in the package's order.");
            }
            return info.documentsIds();
        });
    }

    /** Adds signatures to a package, all or none. */
    CompletableFuture<List<SignatureRecord>> add(
            PackageId id, List<Signature> signatures, @Nullable EmailNotification notification) {
        return calls.sign(id, signatures, notification).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return Failures.leavesDoubt(failure) || failure instanceof SignatureAlreadySubmittedException
                    ? sigex.repeats()
                            .of(() -> findOrSign(id, signatures, notification), Failures::isPassing)
                            .exceptionallyCompose(last -> interrupted(Stages.failure(last), signatures))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private static <T> CompletableFuture<T> interrupted(SdkException failure, List<Signature> signatures) {
        return CompletableFuture.failedFuture(
                Interruptions.isFinal(failure) ? failure : Interruptions.ofPackageSigning(failure, signatures));
    }

    private CompletableFuture<List<SignatureRecord>> findOrSign(
            PackageId id, List<Signature> signatures, @Nullable EmailNotification notification) {
        return find(signatures, new ArrayList<>()).thenCompose(found -> {
            List<SignatureRecord> known =
                    found.stream().flatMap(Optional::stream).toList();
            if (known.isEmpty()) {
                return calls.sign(id, signatures, notification);
            }
            return calls.info(id)
                    .thenCompose(info -> known.stream()
                                    .map(SignatureRecord::documentId)
                                    .toList()
                                    .equals(info.documentsIds())
                            ? CompletableFuture.completedFuture(known)
                            : CompletableFuture.failedFuture(elsewhere(known.size(), signatures.size())));
        });
    }

    private CompletableFuture<List<Optional<SignatureRecord>>> find(
            List<Signature> signatures, List<Optional<SignatureRecord>> found) {
        return found.size() == signatures.size()
                ? CompletableFuture.completedFuture(found)
                : sigex.calls().findOnce(signatures.get(found.size())).thenCompose(one -> {
                    found.add(one);
                    return find(signatures, found);
                });
    }

    private static SdkException elsewhere(int known, int all) {
        return new SignatureAlreadySubmittedException(
                "Of " + all + " signatures " + known
                        + " are registered with other documents than those of this package, and"
                        + " none of them was added to it. find(signature) tells where each is.",
                SIGNING,
                ServiceAnswer.of(OK, SigexRefusals.ALREADY_SUBMITTED));
    }
}
