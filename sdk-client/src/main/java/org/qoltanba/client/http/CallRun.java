package org.qoltanba.client.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.client.waiting.Faults;
import org.qoltanba.client.waiting.Timekeeper;

/** One call from its first attempt to its end. Attempts follow one another, each on whatever thread it comes to. */
final class CallRun {

    private final ServiceHttp service;
    private final HttpTransport.Line line;
    private final Timekeeper time;
    private final HttpCall call;
    private final ErrorContext context;
    private final long beganAt;
    private final CallFuture<HttpAnswer> future = new CallFuture<>();
    private final AtomicBoolean observed = new AtomicBoolean();
    private int attempts;

    CallRun(ServiceHttp service, HttpTransport.Line line, Timekeeper time, HttpCall call) {
        this.service = service;
        this.line = line;
        this.time = time;
        this.call = call;
        this.context = service.context(call.operation());
        this.beganAt = time.nanoTime();
    }

    CompletableFuture<HttpAnswer> begin() {
        attempt();
        return future;
    }

    private void attempt() {
        if (future.isDone()) {
            return;
        }
        if (line.isClosed()) {
            fail(TransportFailures.closed(context), null);
            return;
        }
        long length;
        try {
            length = call.body().length();
        } catch (IOException unwritable) {
            fail(TransportFailures.of(unwritable, false, call.isRepeatable(), context), null);
            return;
        }
        attempts++;
        Request request = service.requests().of(call, length, service.cookies());
        long attemptBeganAt = time.nanoTime();
        Timekeeper.Activity exchanging = time.begin();
        Exchange exchange = new Exchange(call.answerLimit(), time::now);
        Call underWay = line.prepare(request, exchange, length + call.extraAnswerLimit());
        future.cancelsWith(underWay::cancel);
        line.begin(underWay, exchange, call.body().isInMemory(), end -> {
            if (line.callers().isHere()) {
                ended(end, request, length, attemptBeganAt);
            } else {
                time.execute(() -> ended(end, request, length, attemptBeganAt));
            }
            exchanging.end();
        });
    }

    private void ended(Exchange.End end, Request request, long length, long attemptBeganAt) {
        service.log(call, end, request, length, Duration.ofNanos(time.nanoTime() - attemptBeganAt));
        Exchange.Received received = end.received();
        if (received == null) {
            IOException failure = end.failure() == null ? new IOException() : end.failure();
            afterFailure(TransportFailures.of(failure, end.sent(), call.isRepeatable(), context), null);
            return;
        }
        service.cookies().received(received.headers.all("Set-Cookie"));
        ErrorContext answered =
                received.headers.requestId().map(context::withRequestId).orElse(context);
        HttpAnswer answer = new HttpAnswer(answered, received.status, received.headers, received.body);
        SdkException refusal = refusal(answer);
        if (refusal != null) {
            afterFailure(refusal, answer);
        } else {
            observe(answer);
            future.succeed(answer);
        }
    }

    private @Nullable SdkException refusal(HttpAnswer answer) {
        try {
            return service.errors().map(answer);
        } catch (SdkException notUnderstood) {
            return notUnderstood;
        } catch (RuntimeException fault) {
            return Faults.notWorkedWith(answer.context(), fault);
        }
    }

    private void afterFailure(SdkException failure, @Nullable HttpAnswer answer) {
        Optional<Duration> delay = service.retries().delayAfter(call, attempts, failure);
        if (delay.isEmpty() || future.isDone() || line.isClosed()) {
            fail(failure, answer);
            return;
        }
        // An attempt that nobody wants any more does nothing: the timer may run
        future.cancelsWith(() -> observe(answer));
        time.later(delay.get(), () -> time.execute(this::attemptAgain));
    }

    private void attemptAgain() {
        try {
            attempt();
        } catch (RuntimeException unpreparable) {
            // The first attempt threw it at the caller: a secret that has been destroyed since, for example
            observe(null);
            future.fail(unpreparable);
        }
    }

    private void fail(SdkException failure, @Nullable HttpAnswer answer) {
        observe(answer);
        future.fail(failure);
    }

    private void observe(@Nullable HttpAnswer last) {
        if (observed.compareAndSet(false, true)) {
            service.observe(
                    call,
                    last == null ? OptionalInt.empty() : OptionalInt.of(last.status()),
                    Duration.ofNanos(time.nanoTime() - beganAt));
        }
    }
}
