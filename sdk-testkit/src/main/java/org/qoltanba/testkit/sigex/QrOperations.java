package org.qoltanba.testkit.sigex;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All signings by phone: the application finds its own by one name, the phone by another. Safe to share between threads. */
final class QrOperations {

    private final Map<String, RelayedSigning> relayed = new ConcurrentHashMap<>();
    private final Map<String, PhoneSide> phoneSides = new ConcurrentHashMap<>();
    private final Queue<EgovOperation> stored = new ConcurrentLinkedQueue<>();
    private final SigexSwitches switches;
    private volatile boolean closed;

    QrOperations(SigexSwitches switches) {
        this.switches = switches;
    }

    /** Opens an operation of which both sides are elsewhere. */
    void open(String phoneKey, RelayedSigning signing) {
        requireRoom();
        relayed.put(signing.id(), signing);
        phoneSides.put(phoneKey, signing);
    }

    /** Shows an operation to phones. */
    void show(String phoneKey, EgovOperation operation) {
        requireRoom();
        stored.add(operation);
        phoneSides.put(phoneKey, operation);
    }

    /** The operation of an application. */
    RelayedSigning ofApplication(String id) {
        return Optional.ofNullable(relayed.get(id)).orElseThrow(Refusal.QR_OPERATION_NOT_ACTIVE::exception);
    }

    /** The operation that a phone has scanned. */
    PhoneSide ofPhone(String key) {
        return Optional.ofNullable(phoneSides.get(key)).orElseThrow(Refusal.QR_OPERATION_NOT_ACTIVE::exception);
    }

    /** How many requests are kept waiting. */
    long waitingCalls() {
        return relayed.values().stream().filter(RelayedSigning::isWaiting).count();
    }

    /** Ends all of them, for nobody to wait for ever. */
    void close() {
        closed = true;
        relayed.values().forEach(RelayedSigning::close);
    }

    private void requireRoom() {
        stored.removeIf(operation -> !operation.isActive());
        long active = stored.size()
                + relayed.values().stream().filter(RelayedSigning::isActive).count();
        if (closed || active >= switches.egov().operationLimit()) {
            throw Refusal.TOO_MANY_QR_USERS.exception();
        }
    }
}
