package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.OrganizationPermissions;
import org.qoltanba.api.sigex.OrganizationRight;
import org.qoltanba.api.sigex.OrganizationSettings;
import org.qoltanba.api.sigex.OrganizationSubscription;
import org.qoltanba.api.sigex.SigexOrganization;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** The caller's organisation at SIGEX (contract sections 7.40 to 7.44). */
final class Organization implements SigexOrganization {

    private static final String SETTINGS = "/api/organizationSettings";

    private final Sigex sigex;

    Organization(Sigex sigex) {
        this.sigex = sigex;
    }

    @Override
    public OrganizationSettings settings() {
        return sigex.await(this::settingsAsync, "reading an organisation's settings");
    }

    @Override
    public CompletionStage<OrganizationSettings> settingsAsync() {
        return Stages.handedOut(new Stored().read().thenApply(Replacing.Present::settings));
    }

    @Override
    public OrganizationSettings change(UnaryOperator<OrganizationSettings> change) {
        return sigex.await(() -> changeAsync(change), "changing an organisation's settings");
    }

    @Override
    public CompletionStage<OrganizationSettings> changeAsync(UnaryOperator<OrganizationSettings> change) {
        Objects.requireNonNull(change, "change");
        return Stages.handedOut(new Replacing<>(new Stored(), sigex.repeats()).change(change));
    }

    @Override
    public Listing<AuditEvent<OrganizationSettings>> settingsAudit() {
        return StoredAuditEvent.journal(sigex, OrganizationMembers::read, "/api/organizationSettingsAudit");
    }

    @Override
    public OrganizationPermissions permissions() {
        return sigex.await(this::permissionsAsync, "reading the rights in an organisation");
    }

    @Override
    public CompletionStage<OrganizationPermissions> permissionsAsync() {
        return Stages.handedOut(sigex.asking()
                .send(HttpCall.get("/api/organizationPermissions").build(), answer -> {
                    Set<OrganizationRight> granted = new HashSet<>();
                    answer.json(ObjectNode.class).properties().forEach(member -> {
                        if (member.getValue().isBoolean() && member.getValue().booleanValue()) {
                            granted.add(OrganizationRight.of(member.getKey()));
                        }
                    });
                    return new OrganizationPermissions(granted);
                }));
    }

    @Override
    public OrganizationSubscription subscription() {
        return sigex.await(this::subscriptionAsync, "reading an organisation's subscription");
    }

    @Override
    public CompletionStage<OrganizationSubscription> subscriptionAsync() {
        return Stages.handedOut(sigex.asking()
                .send(
                        HttpCall.get("/api/organizationSubscription").build(),
                        answer -> subscription(answer.json(ObjectNode.class))));
    }

    private static OrganizationSubscription subscription(ObjectNode wire) {
        Map<String, Boolean> features = new LinkedHashMap<>();
        for (JsonNode feature : Members.list(wire, "features")) {
            features.put(Members.text(feature, "name"), Members.flag(feature, "enabled"));
        }
        String contact = Members.text(wire, "contactEmail");
        return OrganizationSubscription.of(
                Members.text(wire, "name"),
                Members.time(wire, "expires"),
                contact.isEmpty() ? null : contact,
                features);
    }

    @Override
    public String toString() {
        return "SigexOrganization";
    }

    /** The settings at the service. */
    private final class Stored implements Replacing.Store<OrganizationSettings> {

        @Override
        public CompletableFuture<Replacing.Present<OrganizationSettings>> read() {
            return sigex.asking().send(HttpCall.get(SETTINGS).build(), answer -> {
                ObjectNode asItCame = answer.json(ObjectNode.class);
                return new Replacing.Present<>(OrganizationMembers.read(asItCame), asItCame);
            });
        }

        @Override
        public ObjectNode written(OrganizationSettings settings, ObjectNode asItCame) {
            return OrganizationMembers.written(settings, asItCame);
        }

        @Override
        public CompletableFuture<OrganizationSettings> write(OrganizationSettings settings, ObjectNode written) {
            return sigex.asking().send(HttpCall.post(SETTINGS).json(written).build(), answer -> {
                @Nullable Instant modifiedAt = Members.time(answer.json(JsonNode.class), "modifiedAt");
                return modifiedAt == null ? settings : settings.withModifiedAt(modifiedAt);
            });
        }
    }
}
