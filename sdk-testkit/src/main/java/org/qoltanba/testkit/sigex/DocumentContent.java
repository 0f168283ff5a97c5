package org.qoltanba.testkit.sigex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.qoltanba.api.document.Bytes;

/**
 * A document as it is sent: lent for the time of the call, not kept.
 *
 * @param size in bytes
 * @param open reads it from the beginning, any number of times
 */
record DocumentContent(long size, Supplier<InputStream> open) {

    /** Refuses what is no document. */
    void requireAcceptable(SigexSwitches switches) {
        if (size > switches.limits().original()) {
            throw Refusal.BODY_TOO_LARGE.exception();
        }
        if (size == 0) {
            throw Refusal.INVALID_DOCUMENT.exception();
        }
    }

    /** A copy, for what outlives the call. */
    Bytes read() {
        try (InputStream in = open.get()) {
            return Bytes.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
