package org.qoltanba.client.sigex;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import com.fasterxml.jackson.databind.JsonNode;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.signature.Iin;

/** A change of settings as the service tells it. */
record SettingsChange<S>(
        long eventId,
        S original,
        S modified,
        Optional<Iin> modifiedBy,
        Optional<String> modifiedByDigest,
        Instant modifiedAt)
        implements AuditEvent<S> {

    /**
     * Reads what the service sent.
     *
     * @param settings reads the settings before and after
     * @throws IllegalArgumentException if a value is missing or malformed
     */
    static <S> SettingsChange<S> read(AuditWire.EventWire wire, Function<JsonNode, S> settings) {
        String person = wire.modifiedBy();
        String digest = wire.modifiedByDigest();
        return new SettingsChange<>(
                Answering.required(wire.eventId()),
                settings.apply(Answering.required(wire.original())),
                settings.apply(Answering.required(wire.modified())),
                person == null || person.isEmpty() ? Optional.empty() : Optional.of(Iin.of(person)),
                digest == null || digest.isEmpty() ? Optional.empty() : Optional.of(digest),
                Instant.ofEpochMilli(Answering.required(wire.modifiedAt())));
    }

    /** Hides the person. */
    @Override
    public String toString() {
        return "AuditEvent[" + eventId + " at " + modifiedAt + "]";
    }
}
