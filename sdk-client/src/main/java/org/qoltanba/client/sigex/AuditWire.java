package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.AuditEvent;

/** A page of changes of settings (contract sections 7.13 and 7.23). */
record AuditWire(
        @JsonProperty("eventsTotal") @Nullable Integer eventsTotal,
        @JsonProperty("events") @Nullable List<EventWire> events) {

    /**
     * Reads what the service sent.
     *
     * @param settings reads the settings before and after
     * @throws IllegalArgumentException if a value is missing or malformed
     */
    <S> PagedListing.Page<AuditEvent<S>> read(Function<JsonNode, S> settings) {
        List<AuditEvent<S>> page = new ArrayList<>();
        for (EventWire event : events == null ? List.<EventWire>of() : events) {
            page.add(SettingsChange.read(event, settings));
        }
        return new PagedListing.Page<>(page, eventsTotal == null ? page.size() : eventsTotal);
    }

    @Override
    public String toString() {
        return "AuditWire";
    }

    /** {@code AuditEvent} (contract section 5.14). */
    record EventWire(
            @JsonProperty("eventId") @Nullable Long eventId,
            @JsonProperty("original") @Nullable JsonNode original,
            @JsonProperty("modified") @Nullable JsonNode modified,
            @JsonProperty("modifiedBy") @Nullable String modifiedBy,
            @JsonProperty("modifiedByDigest") @Nullable String modifiedByDigest,
            @JsonProperty("modifiedAt") @Nullable Long modifiedAt) {

        @Override
        public String toString() {
            return "EventWire[" + eventId + "]";
        }
    }
}
