package org.qoltanba.client.waiting;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.ProgressEvent.Kind;

/**
 * Asks a service about one operation: polls when the lane says so, polls at once, hands over typed codes. One question at
 * a time, so that an answer that is given only once cannot fall between two askers.
 */
final class Inquiry<R> extends PollLane.Entry {

    /** However much news there is, an operation is not asked about more often. */
    private static final long NEWS_APART = Duration.ofSeconds(1).toNanos();

    private final WaitingOperation<R> operation;
    private final WaitSpec<R> spec;
    private final PollLane lane;
    private final Timekeeper time;
    private final Pace pace;

    /** The question under way; whoever has set it decides when to poll next. */
    private @Nullable CompletableFuture<OperationState> question;

    private @Nullable CompletableFuture<?> call;
    private boolean news;
    private long notBefore;

    Inquiry(WaitingOperation<R> operation, WaitSpec<R> spec, PollSchedule schedule, PollLane lane, Timekeeper time) {
        this.operation = operation;
        this.spec = spec;
        this.lane = lane;
        this.time = time;
        this.pace = new Pace(schedule, spec.expiresAt, spec.grace, time.now(), time.nanoTime());
        this.notBefore = time.nanoTime();
    }

    /** Queues the next poll. */
    void pollLater(@Nullable Duration hint) {
        enqueue(random -> pace.next(time.nanoTime(), hint, random));
    }

    private void enqueue(ToLongFunction<RandomGenerator> moment) {
        lane.enqueue(this, moment);
        if (heardNews()) {
            pollSoon();
        }
    }

    /** Has the next poll due now, or as soon as it may be. News that comes during a poll leads to another one after it. */
    void pollSoon() {
        if (!hasteNext()) {
            // Nothing is queued: whoever queues the next poll looks for news afterwards
            synchronized (this) {
                news = true;
            }
            if (hasteNext()) {
                heardNews();
            }
        }
    }

    private boolean hasteNext() {
        long earliest;
        synchronized (this) {
            long now = time.nanoTime();
            earliest = notBefore - now > 0 ? notBefore : now;
        }
        return lane.enqueueSooner(this, earliest);
    }

    private synchronized boolean heardNews() {
        boolean heard = news;
        news = false;
        return heard;
    }

    @Override
    void poll() {
        CompletableFuture<OperationState> mine = claim();
        if (mine == null) {
            lane.pollEnded();
        } else {
            askWhetherDone(mine);
        }
    }

    /** Polls at once, or joins the question under way. */
    CompletableFuture<OperationState> pollNow() {
        CompletableFuture<OperationState> running = running();
        if (running != null) {
            return running.copy();
        }
        CompletableFuture<OperationState> mine = claim();
        if (mine == null) {
            return operation.isWaiting() ? pollNow() : CompletableFuture.completedFuture(operation.state());
        }
        CompletableFuture<OperationState> answer = mine.copy();
        lane.pollOutOfTurn(this);
        time.execute(() -> askWhetherDone(mine));
        return answer;
    }

    /** Hands a code over, or asks for one, once no question is under way; completes when that was judged, or came too late. */
    void handOver(Supplier<? extends CompletionStage<PollOutcome<R>>> code, CompletableFuture<Void> judged) {
        CompletableFuture<OperationState> running = running();
        if (running != null) {
            Steps.onEnd(running, (answer, never) -> handOver(code, judged));
            return;
        }
        CompletableFuture<OperationState> mine = claim();
        if (mine != null) {
            lane.dequeue(this);
            time.execute(() -> askAboutCode(code, judged, mine));
        } else if (operation.isWaiting()) {
            handOver(code, judged);
        } else {
            operation.withoutCode(judged);
        }
    }

    /** The operation has ended: no more questions, and nobody is interested in the answer to the last one. */
    void stop() {
        CompletableFuture<?> running;
        synchronized (this) {
            running = call;
        }
        lane.dequeue(this);
        if (running != null) {
            running.cancel(false);
        }
    }

    private synchronized @Nullable CompletableFuture<OperationState> running() {
        return question;
    }

    private synchronized @Nullable CompletableFuture<OperationState> claim() {
        if (question != null || !operation.isWaiting()) {
            return null;
        }
        question = new CompletableFuture<>();
        notBefore = time.nanoTime() + NEWS_APART;
        return question;
    }

    /** Before the next poll is queued: a poll that comes due while a question is under way is dropped. */
    private synchronized void release() {
        question = null;
        call = null;
    }

    private void askWhetherDone(CompletableFuture<OperationState> mine) {
        boolean last = pace.isLast(time.nanoTime());
        ask(spec.poll, (answered, failure) -> {
            PollOutcome<R> found = answered == null ? null : afterWhatWasReached(answered);
            release();
            if (found instanceof PollOutcome.Confirmed<R> confirmed) {
                fetchInTurn(confirmed);
                mine.complete(operation.state());
                return;
            }
            lane.pollEnded();
            if (!operation.isWaiting()) {
                mine.complete(operation.state()); // what has come about otherwise stands
                return;
            }
            if (failure != null) {
                afterFailedPoll(failure, last);
            } else if (last && found instanceof PollOutcome.NotYet) {
                operation.fail(spec.expiredFailure());
            } else {
                afterAnswer(Objects.requireNonNull(found), found == answered ? Kind.POLLED : null);
            }
            mine.complete(operation.state());
        });
    }

    /**
     * Fetches the result within the turn of the poll. A service may tell of a confirmation once only: others are not asked
     * faster than results are fetched, so that few are on their way should the process end.
     */
    private void fetchInTurn(PollOutcome.Confirmed<R> confirmed) {
        AtomicBoolean begun = new AtomicBoolean();
        operation.learn(PollOutcome.confirmed(() -> {
            begun.set(true);
            CompletableFuture<R> running = Steps.begin(confirmed.finish());
            Steps.onEnd(running, (result, failure) -> lane.pollEnded());
            return running;
        }));
        if (!begun.get()) {
            lane.pollEnded();
        }
    }

    private void askAboutCode(
            Supplier<? extends CompletionStage<PollOutcome<R>>> code,
            CompletableFuture<Void> judged,
            CompletableFuture<OperationState> mine) {
        if (!operation.isWaiting()) {
            endWithoutCode(judged, mine);
            return;
        }
        ask(code, (answered, failure) -> {
            if (failure != null && !(failure instanceof ConfirmationCodeRejectedException) && !operation.isWaiting()) {
                endWithoutCode(judged, mine);
                return;
            }
            PollOutcome<R> found = answered == null ? null : afterWhatWasReached(answered);
            release();
            @Nullable SdkException refusal = failure;
            if (failure != null) {
                afterAnswer(
                        PollOutcome.notYet(),
                        failure instanceof ConfirmationCodeRejectedException ? Kind.CODE_REJECTED : Kind.POLL_FAILED);
            } else {
                afterAnswer(Objects.requireNonNull(found), Kind.POLLED);
                refusal = found instanceof PollOutcome.Failed<R> failed ? failed.failure() : null;
            }
            mine.complete(operation.state());
            if (refusal == null) {
                judged.complete(null);
            } else {
                judged.completeExceptionally(refusal);
            }
        });
    }

    /** The operation ended between the claim and the answer: its end was being told while the code was handed over. */
    private void endWithoutCode(CompletableFuture<Void> judged, CompletableFuture<OperationState> mine) {
        release();
        mine.complete(operation.state());
        operation.withoutCode(judged);
    }

    private PollOutcome<R> afterWhatWasReached(PollOutcome<R> answered) {
        if (answered instanceof PollOutcome.Reached<R> reached) {
            if (operation.isWaiting()) {
                reached.kinds().forEach(operation::tell);
            }
            return reached.then();
        }
        if (answered instanceof PollOutcome.Extended<R> extended) {
            pace.extend(extended.until(), time.now(), time.nanoTime());
            operation.extend(extended.until());
            return extended.then();
        }
        return answered;
    }

    /** Goes on after an answer; tells listeners of one that decides nothing, unless they were told something better. */
    private void afterAnswer(PollOutcome<R> found, @Nullable Kind undecided) {
        if (found instanceof PollOutcome.NotYet<R> notYet) {
            if (operation.isWaiting()) {
                if (undecided != null) {
                    operation.tell(undecided);
                }
                pollLater(notYet.hint());
            }
        } else {
            operation.learn(found);
        }
    }

    private void afterFailedPoll(SdkException failure, boolean last) {
        if (!isPassing(failure) || !pace.survivesFailure(last)) {
            operation.fail(failure);
        } else if (operation.isWaiting()) {
            operation.tell(Kind.POLL_FAILED);
            Duration wish = failure instanceof ServiceException refused
                    ? refused.retryAfter().orElse(null)
                    : null;
            respect(wish);
            enqueue(random -> pace.nextAfterFailure(time.nanoTime(), wish, random));
        }
    }

    /** News does not go before what the service has asked for. */
    private synchronized void respect(@Nullable Duration wish) {
        if (wish != null) {
            notBefore = time.nanoTime() + wish.toNanos();
        }
    }

    /** A poll may be asked again even if it has reached the service: that is what polls are. */
    private static boolean isPassing(SdkException failure) {
        return failure.retryable() || failure instanceof TransportException;
    }

    private <T> void ask(
            Supplier<? extends CompletionStage<T>> asking, BiConsumer<@Nullable T, @Nullable SdkException> then) {
        CompletableFuture<T> running = Steps.begin(asking);
        synchronized (this) {
            call = running;
        }
        if (!operation.isWaiting()) {
            running.cancel(false);
        }
        Steps.whenDone(running, time, spec.context, then);
    }
}
