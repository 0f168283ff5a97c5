package org.qoltanba.client.dss;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerCertificate;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.Stages;

/**
 * Begins a signature in the cloud: creates the transaction, then opens its confirmation, upon which the user's phone
 * rings (contract sections 5 and 7.1).
 */
final class Confirming {

    /** Ways to confirm that the service answers polls about, the phone first (contract section 8.2). */
    private static final List<String> PHONES = List.of("mobile", "airkey", "simauth", "mydss");

    private final DssCalls calls;
    private final DssUser user;
    private final Dss dss;

    Confirming(Dss dss, DssUser user) {
        this.dss = dss;
        this.calls = dss.calls();
        this.user = user;
    }

    CompletableFuture<PendingOperation<Signature>> begin(SigningOrder order) {
        return dss.supply(() -> Digests.sha256(order.document()))
                .thenCompose(digest -> user.call(
                                token -> calls.createTransaction(token, new TransactionCall(order, digest)))
                        .thenCompose(transaction -> open(transaction)
                                .thenCompose(this::chosen)
                                .thenApply(opened -> watch(order, digest, transaction, opened))));
    }

    /**
     * Opens the confirmation. If the answer is lost, opens it once more: the same transaction is confirmed once however
     * often it is opened, and the service may hand out the open confirmation again (contract section 17 point 10).
     */
    private CompletableFuture<HttpAnswer> open(String transaction) {
        return openOnce(transaction).exceptionallyCompose(thrown -> {
            SdkException failure = Stages.failure(thrown);
            return failure instanceof TransportException lost && lost.requestMayHaveReachedServer()
                    ? openOnce(transaction)
                            .exceptionallyCompose(again -> CompletableFuture.failedFuture(
                                    Stages.failure(again) instanceof TransactionPendingException
                                            ? lost
                                            : Stages.failure(again)))
                    : CompletableFuture.failedFuture(failure);
        });
    }

    private CompletableFuture<HttpAnswer> openOnce(String transaction) {
        return user.call(token -> calls.confirm(token, ConfirmationCall.open(calls.endpoint(), transaction)));
    }

    /** If the user has several ways to confirm, takes the phone. */
    private CompletableFuture<HttpAnswer> chosen(HttpAnswer opened) {
        if (!(ConfirmationAnswer.read(opened) instanceof ConfirmationAnswer.Choice choice)) {
            return CompletableFuture.completedFuture(opened);
        }
        for (String phone : PHONES) {
            for (String method : choice.methods()) {
                if (Challenge.methodName(method).equals(phone)) {
                    return user.call(token -> calls.confirm(
                            token, ConfirmationCall.choose(calls.endpoint(), choice.contextId(), method)));
                }
            }
        }
        throw new ConfirmationFailedException(
                "The user can confirm in several ways, and a phone is not among them. Have the administrator of the DSS"
                        + " assign the mobile application to the user.",
                opened.context());
    }

    private PendingOperation<Signature> watch(
            SigningOrder order, Digest digest, String transaction, HttpAnswer opened) {
        ConfirmationAnswer answer = ConfirmationAnswer.read(opened);
        if (answer instanceof ConfirmationAnswer.Ended ended) {
            throw DssRefusals.whileConfirming(opened.context(), ended.answer(), false);
        }
        Challenge challenge = answer instanceof ConfirmationAnswer.Waiting waiting ? waiting.challenge() : null;
        if (challenge == null) {
            throw opened.notUnderstood("CryptoPro DSS opened the confirmation without saying how it goes on."
                    + " Begin the operation again; if it happens again, ask the administrator of the DSS.");
        }
        SigningRecord record = record(order, digest, transaction, challenge, serviceTime(opened));
        return dss.waiting().begin(new Watch(dss, user, order, record, challenge).spec());
    }

    private SigningRecord record(
            SigningOrder order, Digest digest, String transaction, Challenge challenge, @Nullable Instant serviceTime) {
        Instant now = dss.now().truncatedTo(ChronoUnit.SECONDS);
        DssEndpoint endpoint = calls.endpoint();
        SignerCertificate certificate = order.certificate();
        return new SigningRecord(
                Fingerprints.ofEndpoint(endpoint),
                Fingerprints.ofUser(endpoint, user.login()),
                transaction,
                challenge.confirmationId(),
                now,
                challenge.deadline(now, serviceTime).truncatedTo(ChronoUnit.SECONDS),
                order.certificateId(),
                certificate == null ? null : Fingerprints.ofCertificate(certificate.encoded()),
                order.packaging(),
                order.byDigest(),
                digest);
    }

    private static @Nullable Instant serviceTime(HttpAnswer answer) {
        String date = answer.header("Date").orElse(null);
        try {
            return date == null
                    ? null
                    : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME
                            .withLocale(Locale.ROOT)
                            .parse(date));
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
