package org.qoltanba.testkit.sigex;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * A signing by phone in which the service only hands on what the application and the phone say (contract section 10.1):
 * the application sends the data, which the phone downloads, and asks for the signatures, which the phone uploads.
 *
 * <p>Safe to share between threads; both sides may wait here.
 */
final class RelayedSigning implements PhoneSide {

    private static final Bytes CANCELED = Bytes.of("{\"status\":\"CANCELED\"}".getBytes(StandardCharsets.UTF_8));

    private enum State {
        /** The phone has not downloaded the data yet. */
        CREATED,
        /** The phone has the data. */
        DATA_SENT,
        /** The phone has answered. */
        DONE,
        /** The owner refused before the phone had the data, or the world ended. */
        FAILED
    }

    private final String id;
    private final Invitation invitation;
    private final LongRequests requests;
    private final BooleanSupplier repeats;
    private final ReentrantLock lock = new ReentrantLock();
    private final LatestCall<Boolean> sending = new LatestCall<>();
    private final LatestCall<Bytes> fetching = new LatestCall<>();
    private final CompletableFuture<Boolean> dataOffered = new CompletableFuture<>();
    private State state = State.CREATED;
    private @Nullable Bytes data;
    private @Nullable Bytes answer;
    private boolean fetched;

    /**
     * A new operation.
     *
     * @param id by which the application knows it
     * @param invitation what the phone shows
     * @param requests keeps callers waiting
     * @param repeats whether a call whose answer may have been lost is answered again
     */
    RelayedSigning(String id, Invitation invitation, LongRequests requests, BooleanSupplier repeats) {
        this.id = id;
        this.invitation = invitation;
        this.requests = requests;
        this.repeats = repeats;
    }

    String id() {
        return id;
    }

    Instant expiresAt() {
        return invitation.expiresAt();
    }

    /** Whether something can still happen. */
    boolean isActive() {
        lock.lock();
        try {
            return !isExpired() && state != State.FAILED && !fetched;
        } finally {
            lock.unlock();
        }
    }

    /** Whether a request is kept waiting. */
    boolean isWaiting() {
        lock.lock();
        try {
            return sending.isWaiting() || fetching.isWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** The application offers the data and waits until the phone has downloaded them. */
    void send(Bytes offered) {
        CompletableFuture<Boolean> call;
        lock.lock();
        try {
            requireActive();
            if (state != State.CREATED) {
                if (repeats.getAsBoolean() && offered.equals(data)) {
                    return;
                }
                throw Refusal.INVALID_QR_STATE.exception();
            }
            data = offered;
            call = sending.enter();
        } finally {
            lock.unlock();
        }
        dataOffered.complete(true);
        requests.await(call, expiresAt());
    }

    /** The application waits for what the phone answers. */
    Bytes fetch() {
        CompletableFuture<Bytes> call;
        lock.lock();
        try {
            requireActive();
            if (state == State.CREATED || (fetched && !repeats.getAsBoolean())) {
                throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
            }
            if (answer != null) {
                fetched = true;
                return answer;
            }
            call = fetching.enter();
        } finally {
            lock.unlock();
        }
        return requests.await(call, expiresAt());
    }

    @Override
    public Invitation scan() {
        lock.lock();
        try {
            requireActive();
            boolean isOpen = requests.now().isBefore(invitation.linksEndAt());
            if (!isOpen || state != State.CREATED) { // a code works once
                throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
            }
            return invitation;
        } finally {
            lock.unlock();
        }
    }

    /** The data may still be on their way: the code is shown before they are sent. */
    @Override
    public Bytes download() {
        requests.listenFor(dataOffered);
        lock.lock();
        try {
            requireActive();
            Bytes downloaded = data;
            if (state != State.CREATED || downloaded == null) {
                throw Refusal.INVALID_QR_STATE.exception();
            }
            state = State.DATA_SENT;
            sending.succeed(true);
            return downloaded;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void upload(Bytes signed) {
        lock.lock();
        try {
            requireActive();
            boolean refuses = PhoneAnswers.isRefusal(signed);
            if (state == State.CREATED && refuses) {
                fail(Refusal.EGOV_EXCHANGE_FAILED);
                return;
            }
            if (state != State.DATA_SENT) {
                throw Refusal.INVALID_QR_STATE.exception();
            }
            state = State.DONE;
            answer = refuses ? CANCELED : signed;
            fetched = fetching.isWaiting();
            fetching.succeed(answer);
        } finally {
            lock.unlock();
        }
    }

    /** Ends everything: nobody waits for an answer that cannot come. */
    void close() {
        lock.lock();
        try {
            fail(Refusal.QR_OPERATION_NOT_ACTIVE);
        } finally {
            lock.unlock();
        }
        dataOffered.complete(false);
    }

    private void fail(Refusal refusal) {
        state = State.FAILED;
        sending.fail(refusal);
        fetching.fail(refusal);
    }

    private void requireActive() {
        if (isExpired() || state == State.FAILED) {
            throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
        }
    }

    private boolean isExpired() {
        return !requests.now().isBefore(expiresAt());
    }
}
