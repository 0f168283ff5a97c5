package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.http.HttpCall;

/**
 * A change of settings as SIGEX keeps it (contract section 5.14).
 *
 * @param <S> the settings
 */
final class StoredAuditEvent<S> implements AuditEvent<S> {

    private static final String LAST = "lastEventId";
    private static final List<String> OWNERS = List.of("userId", "businessId");

    private final long eventId;
    private final S original;
    private final S modified;
    private final @Nullable Iin modifiedBy;
    private final @Nullable String modifiedByDigest;
    private final Instant modifiedAt;

    private StoredAuditEvent(JsonNode page, JsonNode event, Function<JsonNode, S> reading) {
        this.eventId = Members.number(event, "eventId");
        this.original = reading.apply(settings(page, event, "original"));
        this.modified = reading.apply(settings(page, event, "modified"));
        String person = Members.text(event, "modifiedBy");
        this.modifiedBy = person.isEmpty() ? null : Iin.of(person);
        String digest = Members.text(event, "modifiedByDigest");
        this.modifiedByDigest = digest.isEmpty() ? null : digest;
        this.modifiedAt = Asking.required(Members.time(event, "modifiedAt"), "modifiedAt");
    }

    /** Whose settings they are may be said once for the whole page. */
    private static JsonNode settings(JsonNode page, JsonNode event, String name) {
        JsonNode settings = Asking.required(event.get(name), name);
        if (settings instanceof ObjectNode members) {
            for (String owner : OWNERS) {
                if (!members.has(owner) && page.has(owner)) {
                    members.set(owner, page.get(owner));
                }
            }
        }
        return settings;
    }

    /**
     * The changes of some settings, page by page (contract sections 7.13, 7.23, 7.39, 7.42).
     *
     * @param reading reads settings; may throw {@code IllegalArgumentException}
     * @param pathTemplate where the journal is
     * @param values the values of its placeholders
     */
    static <S> Listing<AuditEvent<S>> journal(
            Sigex sigex, Function<JsonNode, S> reading, String pathTemplate, String... values) {
        return new PagedListing<>(
                sigex,
                "GET " + pathTemplate,
                last -> sigex.asking().send(page(last, pathTemplate, values), answer -> {
                    JsonNode page = answer.json(JsonNode.class);
                    return new PagedListing.Loaded<>(
                            Members.list(page, "events").stream()
                                    .<AuditEvent<S>>map(event -> new StoredAuditEvent<>(page, event, reading))
                                    .toList(),
                            page.path("eventsTotal").asInt(0));
                }),
                AuditEvent::eventId,
                PagedListing.Order.GROWING);
    }

    private static HttpCall page(OptionalLong last, String pathTemplate, String... values) {
        HttpCall.Builder call = HttpCall.get(pathTemplate, values);
        return (last.isEmpty() ? call : call.query(LAST, Long.toString(last.getAsLong()))).build();
    }

    @Override
    public long eventId() {
        return eventId;
    }

    @Override
    public S original() {
        return original;
    }

    @Override
    public S modified() {
        return modified;
    }

    @Override
    public Optional<Iin> modifiedBy() {
        return Optional.ofNullable(modifiedBy);
    }

    @Override
    public Optional<String> modifiedByDigest() {
        return Optional.ofNullable(modifiedByDigest);
    }

    @Override
    public Instant modifiedAt() {
        return modifiedAt;
    }

    @Override
    public String toString() {
        return "AuditEvent[" + eventId + ", " + modifiedAt + "]";
    }
}
