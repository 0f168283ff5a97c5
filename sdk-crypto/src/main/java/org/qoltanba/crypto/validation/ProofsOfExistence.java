package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.qoltanba.api.document.Bytes;

/**
 * Since when objects are proven to exist (ETSI EN 319 102-1: POE). Without a proof an object exists since now, as it is
 * here. Signatures are known by their value, certificates and revocation data by their encoding. Not thread-safe.
 */
final class ProofsOfExistence {

    private final Instant now;
    private final Map<Bytes, Instant> earliest = new HashMap<>();

    ProofsOfExistence(Instant now) {
        this.now = now;
    }

    /** Remembers a proof; the earliest counts. */
    void add(Bytes object, Instant time) {
        earliest.merge(object, time, (known, found) -> found.isBefore(known) ? found : known);
    }

    Instant of(Bytes object) {
        return earliest.isEmpty() ? now : earliest.getOrDefault(object, now);
    }

    boolean isProven(Bytes object) {
        return earliest.containsKey(object);
    }
}
