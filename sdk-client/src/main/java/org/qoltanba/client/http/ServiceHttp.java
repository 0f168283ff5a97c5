package org.qoltanba.client.http;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator.SplittableGenerator;
import okhttp3.Request;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.spi.SdkObserver;
import org.qoltanba.client.waiting.Timekeeper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service over HTTP: sends calls, turns refusals into exceptions, repeats what may be repeated, tells the observer.
 *
 * <p>Safe to share between threads.
 */
public final class ServiceHttp {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceHttp.class);

    private final String name;
    private final URI address;
    private final ErrorMapper errors;
    private final HttpTransport.Line line;
    private final Timekeeper time;
    private final SdkObserver observer;
    private final Requests requests;
    private final Retries retries;
    private final CookieKeeper cookies;

    ServiceHttp(
            String name,
            URI address,
            ErrorMapper errors,
            HttpTransport.Line line,
            Timekeeper time,
            SdkObserver observer,
            SplittableGenerator random) {
        this.name = Objects.requireNonNull(name, "name");
        this.address = Objects.requireNonNull(address, "address");
        this.errors = Objects.requireNonNull(errors, "errors");
        this.line = line;
        this.time = time;
        this.observer = observer;
        this.requests = new Requests(address, random.split());
        this.retries = new Retries(random.split());
        this.cookies = CookieKeeper.NONE;
    }

    private ServiceHttp(ServiceHttp like, HttpTransport.Line line, CookieKeeper cookies) {
        this.name = like.name;
        this.address = like.address;
        this.errors = like.errors;
        this.line = line;
        this.time = like.time;
        this.observer = like.observer;
        this.requests = like.requests;
        this.retries = like.retries;
        this.cookies = cookies;
    }

    /**
     * The same service for somebody who has signed in.
     *
     * @param keeper keeps their cookies
     * @return a copy
     */
    public ServiceHttp with(CookieKeeper keeper) {
        return new ServiceHttp(this, line, Objects.requireNonNull(keeper, "keeper"));
    }

    /**
     * The same service for calls that are answered when a person acts. They have places of their own in flight, so that
     * they keep no other call waiting.
     *
     * @return a copy
     */
    public ServiceHttp patient() {
        return new ServiceHttp(this, line.patient(), cookies);
    }

    /**
     * The same service for calls whose outcome others wait for as well: no thread that may be interrupted on its own
     * account carries them out.
     *
     * @return a copy
     */
    public ServiceHttp shared() {
        return new ServiceHttp(this, line.shared(), cookies);
    }

    /**
     * Where the service is.
     *
     * @return the address its paths begin with
     */
    public URI location() {
        return address;
    }

    /**
     * Sends a call. Does not block.
     *
     * @param call what to send
     * @return completes on the executor with the answer of a call that was not refused, or exceptionally with an {@link
     *     org.qoltanba.api.error.SdkException}. Cancelling it, or any stage derived from it, cancels the call
     */
    public CompletableFuture<HttpAnswer> send(HttpCall call) {
        return new CallRun(this, line, time, Objects.requireNonNull(call, "call")).begin();
    }

    /**
     * Sends a call and hands out the content of its answer while it comes, in constant memory. Blocks until the answer
     * begins; nothing is repeated, and nothing but the head is checked.
     *
     * @param call what to send
     * @return the content; the caller closes it. Reading blocks
     * @throws org.qoltanba.api.error.SdkException if the call is refused or gets no answer
     */
    public InputStream open(HttpCall call) {
        return Download.open(this, line, Objects.requireNonNull(call, "call"));
    }

    /**
     * Sends a call whose answer has several parts and hands them out while they come, in constant memory. Blocks until the
     * answer begins; nothing is repeated.
     *
     * @param call what to send
     * @return the parts; the caller closes them
     * @throws org.qoltanba.api.error.SdkException if the call is refused, gets no answer, or one without parts
     */
    public PartedAnswer openParts(HttpCall call) {
        return Download.openParts(this, line, Objects.requireNonNull(call, "call"));
    }

    /**
     * The blocking form of an asynchronous method: begins it and waits on the calling thread, which meanwhile carries out
     * itself what is to be exchanged with the service. An interrupt cancels the call and leaves the thread's flag set.
     *
     * @param flow begins what to wait for
     * @param operation the call in words, for exceptions
     * @param <T> what it yields
     * @return the result
     * @throws org.qoltanba.api.error.SdkException if the stage failed; {@code TransportException} if the thread was
     *     interrupted
     */
    public <T> T await(Supplier<? extends CompletionStage<T>> flow, String operation) {
        return line.callers().await(flow, context(operation));
    }

    /**
     * Where a failure outside of a call happened.
     *
     * @param operation what was going on
     * @return the context with this service's name
     */
    public ErrorContext context(String operation) {
        return ErrorContext.call(name, operation);
    }

    /**
     * Time and executor.
     *
     * @return the timekeeper of the {@code Qoltanba} object
     */
    public Timekeeper time() {
        return time;
    }

    ErrorMapper errors() {
        return errors;
    }

    CookieKeeper cookies() {
        return cookies;
    }

    Requests requests() {
        return requests;
    }

    Retries retries() {
        return retries;
    }

    /** All that is ever logged of an attempt. */
    void log(HttpCall call, Exchange.End end, Request request, long sent, Duration duration) {
        if (LOG.isDebugEnabled()) {
            Exchange.Received received = end.received();
            LOG.debug(
                    "{} {}: {} in {} ms, {} bytes sent, {} received, request {}",
                    name,
                    call.operation(),
                    received == null ? "no answer" : received.status,
                    duration.toMillis(),
                    sent,
                    received == null ? 0 : received.body.length,
                    request.header(Requests.REQUEST_ID));
        }
    }

    void observe(HttpCall call, OptionalInt status, Duration duration) {
        try {
            observer.callEnded(new SdkObserver.Call(name, call.method(), call.pathTemplate(), status, duration));
        } catch (RuntimeException theirs) {
            LOG.warn("The observer threw {}.", theirs.getClass().getName());
        }
    }

    @Override
    public String toString() {
        return "ServiceHttp[" + name + "]";
    }
}
