package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.List;

/**
 * A change of settings (contract section 5.14).
 *
 * @param eventId counts the changes of one object, from 1
 * @param original the settings before
 * @param modified the settings after
 * @param by who changed them
 * @param at when
 * @param <S> the kind of settings
 */
record AuditEvent<S>(long eventId, S original, S modified, Caller by, Instant at) {

    /**
     * A page of changes.
     *
     * @param total how many there are on all pages
     * @param events the changes of this page
     * @param <S> the kind of settings
     */
    record Page<S>(int total, List<AuditEvent<S>> events) {

        /** The changes after an event. */
        static <S> Page<S> after(long lastEventId, List<AuditEvent<S>> all, int size) {
            return new Page<>(
                    all.size(),
                    all.stream()
                            .filter(event -> event.eventId() > lastEventId)
                            .limit(size)
                            .toList());
        }
    }
}
