package org.qoltanba.client.sigex;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.WaitSpec;

/**
 * Signing by phone of what SIGEX keeps: a document, or a package (contract sections 7.15 to 7.17 and 7.24 to 7.26).
 *
 * @param <R> what it yields
 */
final class StoredEgov<R> {

    /** Contract section 10.2: every two or three seconds. */
    private static final PollSchedule SCHEDULE = new PollSchedule(Duration.ofSeconds(3), 1.1, Duration.ofSeconds(6));

    /** How requests look for a document, and how for a package. */
    interface Form {

        /** What to show about the documents; never called with nothing. */
        CompletableFuture<Object> meta(List<Map.Entry<String, String>> shown);

        /** Whom to write to. */
        Object notification(EmailNotification notification);
    }

    private final Sigex sigex;
    private final String path;
    private final String id;
    private final Form form;
    private final Function<EgovOperationInfo, CompletionStage<R>> result;

    /**
     * For one document or package.
     *
     * @param path where it is, with a placeholder
     * @param id its identifier
     * @param form how requests look
     * @param result finds out what a finished operation yields
     */
    StoredEgov(Sigex sigex, String path, String id, Form form, Function<EgovOperationInfo, CompletionStage<R>> result) {
        this.sigex = sigex;
        this.path = path;
        this.id = id;
        this.form = form;
        this.result = result;
    }

    CompletableFuture<EgovOperation<R>> open(
            String description, List<Map.Entry<String, String>> shown, @Nullable EmailNotification notification) {
        Object recipients = notification == null ? null : form.notification(notification);
        return shown.isEmpty()
                ? open(new EgovRequestWire(description, null, recipients))
                : form.meta(shown).thenCompose(meta -> open(new EgovRequestWire(description, meta, recipients)));
    }

    private CompletableFuture<EgovOperation<R>> open(EgovRequestWire request) {
        HttpCall call = HttpCall.post(path + "/egovQr", id).json(request).build();
        return sigex.asking().send(call, answer -> {
            EgovOpenedWire opened = answer.json(EgovOpenedWire.class);
            EgovInvitation invitation = opened.invitation();
            return new EgovHandle<>(watch(spec(opened.operation()).expiresAt(invitation.expiresAt())), invitation);
        });
    }

    PendingOperation<R> resume(String operationId) {
        return watch(spec(required(operationId)));
    }

    private WaitSpec.Builder<R> spec(String operationId) {
        ErrorContext context = ErrorContext.call(SigexService.NAME, "signing with eGov");
        EgovWatch<R> watch = new EgovWatch<>(() -> describe(operationId), result, context);
        return WaitSpec.<R>of(context, operationId, watch::poll)
                .schedule(SCHEDULE)
                .wokenBy(News.ofEgovOperation(operationId))
                .onCancel(() -> cancel(operationId));
    }

    private PendingOperation<R> watch(WaitSpec.Builder<R> spec) {
        return sigex.waiting().begin(spec.build());
    }

    /** Contract sections 7.16 and 7.25. */
    CompletableFuture<EgovOperationInfo> describe(String operationId) {
        HttpCall call = HttpCall.get(path + "/egovOperation/{operationId}", id, required(operationId))
                .build();
        return sigex.asking()
                .send(call, answer -> answer.json(EgovOperationWire.class).toInfo(operationId));
    }

    private static String required(String operationId) {
        if (!EgovOpenedWire.OPERATION
                .matcher(Objects.requireNonNull(operationId, "operationId"))
                .matches()) {
            throw new IllegalArgumentException(
                    "This is no identifier of an eGov operation. Pass what EgovOperation.id() gave.");
        }
        return operationId;
    }

    /** Contract sections 7.17 and 7.26. It may have ended meanwhile: then there is nothing to call off. */
    private void cancel(String operationId) {
        HttpCall call = HttpCall.delete(path + "/egovOperation/{operationId}", id, operationId)
                .build();
        CompletableFuture<?> unused = Stages.handedOut(sigex.asking().send(call, answer -> answer));
    }
}
