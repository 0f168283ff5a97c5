package org.qoltanba.client.waiting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.OperationCancelledException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.operation.CodePrompt;
import org.qoltanba.api.operation.OfflineChallenge;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ProgressEvent;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.operation.WaitTimeoutException;

/** The handle of one operation being waited for: where it stands, and how it ends. The first to end it wins. */
final class WaitingOperation<R> implements PendingOperation<R>, Watched {

    private final WaitSpec<R> spec;
    private final Timekeeper time;
    private final Consumer<WaitingOperation<?>> farewell;
    private final Consumer<WaitingOperation<?>> hearing;
    private final Inquiry<R> inquiry;
    private final CompletableFuture<R> outcome = new CompletableFuture<>();

    private final Object lock = new Object();
    private volatile OperationState state = OperationState.WAITING;
    private volatile @Nullable Instant expiresAt;
    private @Nullable CompletableFuture<R> fetching;
    private volatile @Nullable ProgressListeners listeners;
    private List<String> heard = List.of();
    private List<Runnable> changeListeners = List.of();

    WaitingOperation(
            WaitSpec<R> spec,
            PollSchedule schedule,
            PollLane lane,
            Timekeeper time,
            Consumer<WaitingOperation<?>> farewell,
            Consumer<WaitingOperation<?>> hearing) {
        this.spec = spec;
        this.time = time;
        this.farewell = farewell;
        this.hearing = hearing;
        this.expiresAt = spec.expiresAt;
        this.inquiry = new Inquiry<>(this, spec, schedule, lane, time);
    }

    /** Begins to ask. */
    void watch() {
        spec.changes.accept(this::changed);
        inquiry.pollLater(null);
    }

    @Override
    public String id() {
        return spec.id;
    }

    @Override
    public OperationState state() {
        return state;
    }

    @Override
    public String service() {
        return String.valueOf(spec.context.service());
    }

    @Override
    public List<String> signals() {
        return spec.signals.get();
    }

    @Override
    public void onChange(Runnable listener) {
        Objects.requireNonNull(listener, "listener");
        synchronized (lock) {
            changeListeners =
                    Stream.concat(changeListeners.stream(), Stream.of(listener)).toList();
        }
    }

    private void changed() {
        hearing.accept(this);
        List<Runnable> those;
        synchronized (lock) {
            those = changeListeners;
        }
        those.forEach(Runnable::run);
    }

    /** One thread at a time decides what is heard of, by what was heard of before. */
    void hear(BiConsumer<List<String>, List<String>> change) {
        synchronized (lock) {
            List<String> before = heard;
            heard = state.isTerminal() ? List.of() : signals();
            change.accept(before, heard);
        }
    }

    /** There is news of it: asks soon. */
    void wake() {
        spec.onNews.run();
        inquiry.pollSoon();
    }

    /** The service has given it more time. */
    void extend(Instant until) {
        expiresAt = until;
    }

    boolean isWaiting() {
        return state == OperationState.WAITING;
    }

    @Override
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    @Override
    public Optional<OfflineChallenge> offlineChallenge() {
        return Optional.ofNullable(spec.offlineChallenge.get());
    }

    @Override
    public Optional<ResumeToken> resumeToken() {
        return Optional.ofNullable(spec.resumeToken.get());
    }

    @Override
    public R await(Duration limit) throws InterruptedException {
        Objects.requireNonNull(limit, "limit");
        if (!outcome.isDone() && !time.await(outcome, limit)) {
            throw new WaitTimeoutException(
                    "Nothing has come of " + spec.context.operation() + " at " + spec.context.service() + " within "
                            + limit + ". It goes on: wait again, or keep its resume token and come back later.",
                    spec.context,
                    spec.resumeToken.get());
        }
        return resultOf(outcome);
    }

    @Override
    public CompletionStage<R> completion() {
        CompletableFuture<R> fresh = new CompletableFuture<>();
        pass(outcome, fresh);
        return fresh;
    }

    @Override
    public CompletionStage<OperationState> refresh() {
        return inquiry.pollNow();
    }

    @Override
    public Optional<CodePrompt> codePrompt() {
        return Optional.ofNullable(spec.codePrompt.get());
    }

    @Override
    public void submitCode(String code) throws InterruptedException {
        Objects.requireNonNull(code, "code");
        Function<String, ? extends CompletionStage<PollOutcome<R>>> submitter = spec.codeSubmitter;
        if (submitter == null) {
            PendingOperation.super.submitCode(code);
            return;
        }
        String typed = code.replaceAll("\\s", "");
        if (typed.isEmpty()) {
            throw new IllegalArgumentException("The code is empty. Pass what the phone shows.");
        }
        asked(() -> submitter.apply(typed));
    }

    @Override
    public void resendCode() throws InterruptedException {
        Supplier<? extends CompletionStage<PollOutcome<R>>> sender = spec.codeSender;
        if (sender == null) {
            PendingOperation.super.resendCode();
            return;
        }
        asked(sender);
    }

    private void asked(Supplier<? extends CompletionStage<PollOutcome<R>>> asking) throws InterruptedException {
        CompletableFuture<Void> judged = new CompletableFuture<>();
        inquiry.handOver(asking, judged);
        time.await(judged);
        resultOf(judged);
    }

    /** A code came too late to be handed over: what has come about otherwise is the answer to it. */
    void withoutCode(CompletableFuture<Void> judged) {
        if (state == OperationState.FINISHING) {
            judged.complete(null);
        } else {
            pass(outcome.thenAccept(result -> {}), judged);
        }
    }

    @Override
    public void cancel() {
        if (end(OperationState.CANCELLED, stopped("was cancelled by this application."))) {
            time.execute(spec.onCancel);
        }
    }

    @Override
    public void detach() {
        end(
                OperationState.DETACHED,
                stopped("is no longer watched by this application. It may go on at the service; its resume token takes"
                        + " it up again."));
    }

    /** The {@code Qoltanba} object is being closed. */
    void closed() {
        end(
                OperationState.DETACHED,
                stopped("is no longer watched, because the Qoltanba object was closed. It may go on at the service; its"
                        + " resume token takes it up again."));
    }

    private OperationCancelledException stopped(String how) {
        return new OperationCancelledException(
                "Waiting for " + spec.context.operation() + " at " + spec.context.service() + ": it " + how,
                spec.context);
    }

    @Override
    public PendingOperation<R> onProgress(Consumer<ProgressEvent> listener) {
        Objects.requireNonNull(listener, "listener");
        synchronized (lock) {
            if (listeners == null) {
                listeners = new ProgressListeners(time);
            }
            listeners.add(listener);
        }
        return this;
    }

    void tell(ProgressEvent.Kind kind) {
        ProgressListeners those = listeners;
        if (those != null) {
            those.tell(new ProgressEvent(kind, time.now()));
        }
    }

    /** Takes what was found out; the first to find something final wins. */
    void learn(PollOutcome<R> found) {
        if (found instanceof PollOutcome.Done<R> done) {
            complete(done.result());
        } else if (found instanceof PollOutcome.Failed<R> failed) {
            fail(failed.failure());
        } else if (found instanceof PollOutcome.Confirmed<R> confirmed) {
            fetch(confirmed.finish());
        }
    }

    private void fetch(Supplier<CompletionStage<R>> finish) {
        synchronized (lock) {
            if (state != OperationState.WAITING) {
                return;
            }
            state = OperationState.FINISHING;
        }
        tell(ProgressEvent.Kind.CONFIRMED);
        CompletableFuture<R> running = Steps.begin(finish);
        synchronized (lock) {
            fetching = running;
        }
        if (state.isTerminal()) {
            running.cancel(false);
        }
        Steps.whenDone(running, time, spec.context, (result, failure) -> {
            if (failure != null) {
                fail(failure);
            } else {
                complete(Objects.requireNonNull(result));
            }
        });
    }

    private void complete(R result) {
        if (enter(OperationState.COMPLETED)) {
            leave(() -> outcome.complete(result));
        }
    }

    void fail(SdkException failure) {
        end(OperationState.FAILED, failure);
    }

    private boolean end(OperationState how, SdkException failure) {
        boolean first = enter(how);
        if (first) {
            leave(() -> outcome.completeExceptionally(failure));
        }
        return first;
    }

    private boolean enter(OperationState terminal) {
        synchronized (lock) {
            if (state.isTerminal()) {
                return false;
            }
            state = terminal;
            return true;
        }
    }

    private void leave(Runnable completion) {
        farewell.accept(this);
        inquiry.stop();
        CompletableFuture<R> running;
        synchronized (lock) {
            running = fetching;
        }
        if (running != null) {
            running.cancel(false);
        }
        time.execute(() -> {
            completion.run();
            tell(ProgressEvent.Kind.ENDED);
        });
    }

    /** Hands on by hand: a dependent stage would wrap the SdkException. */
    private static <T> void pass(CompletableFuture<T> from, CompletableFuture<T> to) {
        Steps.onEnd(from, (result, failure) -> {
            if (failure == null) {
                to.complete(result);
            } else {
                to.completeExceptionally(failure instanceof CompletionException ? failure.getCause() : failure);
            }
        });
    }

    private static <T> T resultOf(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof SdkException failure ? failure : failed;
        }
    }

    @Override
    public String toString() {
        return "PendingOperation[" + spec.id + ", " + state + "]";
    }
}
