package org.qoltanba.testkit.sigex;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.qoltanba.api.spi.SdkScheduler;

/** Simplified signings by phone: opens, finds, cancels and ends them. Safe to share between threads. */
final class EgovService {

    private final Map<Long, Opened> operations = new ConcurrentHashMap<>();
    private final QrOperations shown;
    private final SdkScheduler clock;

    EgovService(QrOperations shown, SdkScheduler clock) {
        this.shown = shown;
        this.clock = clock;
    }

    private record Opened(String targetId, EgovOperation operation) {}

    /** Opens an operation, shows it to phones and ends it when its time is up. */
    void open(String phoneKey, EgovTarget target, EgovOperation.Request request) {
        EgovOperation operation = new EgovOperation(request, target, clock);
        shown.show(phoneKey, operation);
        operations.put(request.id(), new Opened(target.id(), operation));
        Duration lifetime = Duration.between(clock.now(), request.invitation().expiresAt());
        clock.schedule(lifetime, () -> {
            operation.expire();
            return CompletableFuture.completedFuture(null);
        });
    }

    /** The operation with this number on this document or package. */
    EgovOperation find(String targetId, String number) {
        return Optional.ofNullable(operations.get(number(number)))
                .filter(opened -> opened.targetId().equals(targetId))
                .map(Opened::operation)
                .orElseThrow(Refusal.QR_OPERATION_NOT_ACTIVE::exception);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw Refusal.QR_OPERATION_NOT_ACTIVE.exception();
        }
    }
}
