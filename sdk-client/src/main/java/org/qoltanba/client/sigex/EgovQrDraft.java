package org.qoltanba.client.sigex;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.EgovQrSigning;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;
import org.qoltanba.client.waiting.PollSchedule;
import org.qoltanba.client.waiting.WaitSpec;

/** Collects what a phone is to sign, then opens the operation once (contract section 7.50). */
final class EgovQrDraft<R> implements EgovQrSigning<R> {

    /** The requests themselves wait; what is repeated soon is a request that was cut. */
    private static final PollSchedule SCHEDULE = new PollSchedule(Duration.ofMillis(500), 1.2, Duration.ofSeconds(2));

    private static final String BUDGET = SigexService.NAME + " long requests";

    private final Sigex sigex;
    private final List<EgovItem> items;
    private final BiFunction<EgovSignedWire, EgovData, R> reading;
    private final List<Map.Entry<String, String>> meta = new ArrayList<>();
    private EgovData.Method method;
    private @Nullable String description;
    private @Nullable URI back;
    private boolean begun;

    EgovQrDraft(
            Sigex sigex,
            EgovData.Method method,
            List<EgovItem> items,
            BiFunction<EgovSignedWire, EgovData, R> reading) {
        this.sigex = sigex;
        this.method = method;
        this.items = List.copyOf(items);
        this.reading = reading;
    }

    @Override
    public EgovQrSigning<R> describedAs(String text) {
        description = EgovTexts.required(text, "description");
        return this;
    }

    @Override
    public EgovQrSigning<R> showing(String name, String value) {
        meta.add(EgovTexts.shown(name, value));
        return this;
    }

    @Override
    public EgovQrSigning<R> attached() {
        if (method != EgovData.Method.CMS_SIGN_ONLY && method != EgovData.Method.CMS_WITH_DATA) {
            throw new IllegalStateException("Only a CMS can hold the document; this is signed as " + method + ".");
        }
        method = EgovData.Method.CMS_WITH_DATA;
        return this;
    }

    @Override
    public EgovQrSigning<R> returningTo(URI address) {
        back = Objects.requireNonNull(address, "address");
        return this;
    }

    @Override
    public EgovOperation<R> begin() {
        return sigex.await(this::beginAsync, "opening a QR signing operation");
    }

    @Override
    public CompletionStage<EgovOperation<R>> beginAsync() {
        if (begun) {
            throw new IllegalStateException("This signing was begun already. Call sign(...) for another one.");
        }
        begun = true;
        EgovOpeningWire opening = new EgovOpeningWire(
                description != null ? description : items.get(0).name(),
                back == null ? null : new EgovOpeningWire.WhenDoneWire(back.toString()));
        EgovData data = new EgovData(method, items, List.copyOf(meta));
        HttpCall call = HttpCall.post("/api/egovQr").json(opening).build();
        return Stages.handedOut(sigex.asking().send(call, answer -> watch(data, answer.json(EgovOpenedWire.class))));
    }

    private EgovOperation<R> watch(EgovData data, EgovOpenedWire opened) {
        ErrorContext context = ErrorContext.call(SigexService.NAME, "signing by QR code");
        EgovInvitation invitation = opened.invitation();
        EgovQrExchange<R> exchange = new EgovQrExchange<>(
                sigex,
                new Asking(sigex.http().patient()),
                data,
                signed -> reading.apply(signed, data),
                context,
                opened);
        PendingOperation<R> operation = sigex.waiting()
                .begin(WaitSpec.<R>of(context, exchange.id(), exchange::poll)
                        .schedule(SCHEDULE)
                        .budget(BUDGET)
                        .expiresAt(invitation.expiresAt())
                        .build());
        CompletionStage<?> unused = operation.refresh(); // the phone may come at once
        return new EgovHandle<>(operation, invitation);
    }

    @Override
    public String toString() {
        return "EgovQrSigning[" + method + ", " + items.size() + " documents]";
    }
}
