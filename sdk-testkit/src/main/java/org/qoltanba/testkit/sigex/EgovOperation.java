package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;

/**
 * A signing by phone of what the service keeps (contract section 10.2): the service itself hands over the documents and
 * registers the signatures. Safe to share between threads.
 */
final class EgovOperation implements PhoneSide {

    /** What has become of it. */
    enum Status {
        /** Nobody has scanned the code. */
        NEW,
        /** The phone shows the description. */
        META,
        /** The phone has the documents. */
        DATA,
        /** The signatures are registered. */
        DONE,
        /** Somebody has cancelled it. */
        CANCELED,
        /** It went wrong, or took too long. */
        FAIL;

        boolean isLast() {
            return this == DONE || this == CANCELED || this == FAIL;
        }
    }

    /**
     * What was asked for.
     *
     * @param id its number
     * @param createdAt when
     * @param invitation what the phone shows
     * @param meta what else the phone shows, for each document
     * @param requested whom to tell of the signatures; null for nobody
     */
    record Request(
            long id,
            Instant createdAt,
            Invitation invitation,
            List<List<Meta>> meta,
            @Nullable EmailNotifications requested) {

        Request {
            meta = List.copyOf(meta);
        }
    }

    /**
     * A line that the phone shows about a document.
     *
     * @param name what it is
     * @param value what it says
     */
    record Meta(String name, String value) {}

    /**
     * The operation as of now.
     *
     * @param request what was asked for
     * @param status what has become of it
     * @param signIds the signatures, one for each document, when it is done
     * @param egovError what the app did wrong; null if nothing
     * @param sigexError why the service refused the signatures, or that time was up; null if neither
     */
    record State(
            Request request,
            Status status,
            List<Long> signIds,
            @Nullable String egovError,
            @Nullable String sigexError) {}

    private static final String EXPIRED = "eGov signing operation expired";

    private final Request request;
    private final EgovTarget target;
    private final SdkClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private Status status = Status.NEW;
    private List<Long> signIds = List.of();
    private @Nullable String egovError;
    private @Nullable String sigexError;

    EgovOperation(Request request, EgovTarget target, SdkClock clock) {
        this.request = request;
        this.target = target;
        this.clock = clock;
    }

    /** The operation as of now. */
    State state() {
        lock.lock();
        try {
            return new State(request, status, signIds, egovError, sigexError);
        } finally {
            lock.unlock();
        }
    }

    /** Whether something can still happen. */
    boolean isActive() {
        return !state().status().isLast();
    }

    /** Calls it off. */
    void cancel() {
        lock.lock();
        try {
            requireActive();
            become(Status.CANCELED);
        } finally {
            lock.unlock();
        }
    }

    /** Time is up. */
    void expire() {
        lock.lock();
        try {
            if (!status.isLast()) {
                sigexError = EXPIRED;
                become(Status.FAIL);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Invitation scan() {
        lock.lock();
        try {
            requireActive();
            boolean isOpen = clock.now().isBefore(request.invitation().linksEndAt());
            if (!isOpen || status == Status.DATA) { // a code works once
                throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
            }
            if (status == Status.NEW) {
                become(Status.META);
            }
            return request.invitation();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Bytes download() {
        lock.lock();
        try {
            requireActive();
            if (status != Status.META) {
                throw Refusal.INVALID_QR_STATE.exception();
            }
            Bytes documents = EgovMessageWire.toSign(target.documents(), request.meta());
            become(Status.DATA);
            return documents;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void upload(Bytes answer) {
        lock.lock();
        try {
            requireActive();
            if (PhoneAnswers.isRefusal(answer)) {
                become(Status.CANCELED);
                return;
            }
            if (status != Status.DATA) {
                throw Refusal.INVALID_QR_STATE.exception();
            }
            register(answer);
        } finally {
            lock.unlock();
        }
    }

    /** A signature that is refused ends the operation; the app has done its part. */
    private void register(Bytes answer) {
        List<String> signatures;
        try {
            signatures = PhoneAnswers.signatures(answer, target.documents().size());
        } catch (RefusedException malformed) {
            egovError = malformed.refusal().message();
            become(Status.FAIL);
            return;
        }
        try {
            signIds = List.copyOf(target.register(signatures, request.requested()));
            become(Status.DONE);
        } catch (RefusedException refused) {
            sigexError = refused.refusal().message();
            become(Status.FAIL);
        }
    }

    private void requireActive() {
        if (status.isLast() || !clock.now().isBefore(request.invitation().expiresAt())) {
            throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
        }
    }

    private void become(Status next) {
        status = next;
        target.changed(request.id());
    }
}
