package org.qoltanba.client.dss;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignaturePackaging;
import org.qoltanba.api.signature.SignerCertificate;

/** One signature: creates its transaction, has it confirmed, fetches and checks it (contract sections 5, 6.1 and 7). */
final class Signing {

    private static final long USUAL_LIMIT = 4L << 20;

    private final Dss dss;
    private final DssUser user;

    Signing(Dss dss, DssUser user) {
        this.dss = dss;
        this.user = user;
    }

    CompletableFuture<PendingOperation<Signature>> begin(SigningOrder order) {
        return dss.supply(() -> Digests.sha256(order.document()))
                .thenCompose(digest -> user.call(
                                token -> dss.calls().createTransaction(token, new TransactionCall(order, digest)))
                        .thenCompose(transaction -> new Confirming<>(
                                        dss,
                                        confirmable(
                                                order,
                                                record(order, digest),
                                                ConfirmationSubject.transaction(transaction)))
                                .begin()));
    }

    /**
     * Goes on with a signature that was begun elsewhere. Blocks for the document's source.
     *
     * @throws IllegalArgumentException if the document is another one
     */
    PendingOperation<Signature> resume(ConfirmationRecord record, DocumentSource document, @Nullable Secret pin) {
        SigningRecord asked = ResumeTokens.details(record, SigningRecord::ofDetails);
        if (!asked.digest().equals(Digests.sha256(document))) {
            throw new IllegalArgumentException("This is not the document the resume token was made for."
                    + " Pass exactly the document that was to be signed.");
        }
        SigningOrder order = new SigningOrder(
                document, asked.certificateId(), null, asked.packaging(), document.name(), pin, asked.byDigest());
        return new Confirming<>(dss, confirmable(order, asked, record.subject())).resume(record.confirmation());
    }

    private static SigningRecord record(SigningOrder order, Digest digest) {
        SignerCertificate certificate = order.certificate();
        return new SigningRecord(
                order.certificateId(),
                certificate == null ? null : Fingerprints.ofCertificate(certificate.encoded()),
                order.packaging(),
                order.byDigest(),
                digest);
    }

    private Confirmable<Signature> confirmable(SigningOrder order, SigningRecord asked, ConfirmationSubject subject) {
        return Confirmable.of("a signature", ConfirmationCaller.of(dss.calls(), user), subject, result(order, asked))
                .resumable(new Resumption(
                        Fingerprints.ofUser(dss.calls().endpoint(), user.login()),
                        SigningRecord.KIND,
                        asked.toDetails()));
    }

    private ConfirmedResult<Signature> result(SigningOrder order, SigningRecord asked) {
        return new ConfirmedResult<>() {
            @Override
            public CompletableFuture<Signature> fetch(ConfirmedToken token) {
                return dss.calls().result(token, order.pin(), limit(order));
            }

            @Override
            public Signature checked(Signature fetched) {
                return new ResultCheck(dss.verifier(), order, asked).require(fetched);
            }
        };
    }

    /** The document comes back inside an attached signature, in Base64. */
    private static long limit(SigningOrder order) {
        return order.packaging() == SignaturePackaging.ATTACHED
                ? USUAL_LIMIT + 4 * (order.document().size() / 3 + 1)
                : USUAL_LIMIT;
    }
}
