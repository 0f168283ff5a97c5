package org.qoltanba.client.sigex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.EgovSigning;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.client.http.Stages;

/** Collects how a person is to be asked to sign what SIGEX keeps, then opens the operation once. */
final class EgovDraft<R> implements EgovSigning<R> {

    private final Sigex sigex;
    private final StoredEgov<R> stored;
    private final String description;
    private final List<Map.Entry<String, String>> shown = new ArrayList<>();
    private @Nullable EmailNotification notification;
    private boolean begun;

    EgovDraft(Sigex sigex, StoredEgov<R> stored, String description) {
        this.sigex = sigex;
        this.stored = stored;
        this.description = EgovTexts.required(description, "description");
    }

    @Override
    public EgovSigning<R> showing(String name, String value) {
        shown.add(EgovTexts.shown(name, value));
        return this;
    }

    @Override
    public EgovSigning<R> notifying(EmailNotification wanted) {
        notification = Objects.requireNonNull(wanted, "notification");
        return this;
    }

    @Override
    public EgovOperation<R> begin() {
        return sigex.await(this::beginAsync, "opening an eGov operation");
    }

    @Override
    public CompletionStage<EgovOperation<R>> beginAsync() {
        if (begun) {
            throw new IllegalStateException("This signing was begun already. Call signByEgov for another one.");
        }
        begun = true;
        return Stages.handedOut(stored.open(description, List.copyOf(shown), notification));
    }

    @Override
    public String toString() {
        return "EgovSigning";
    }
}
