package org.qoltanba.client.sigex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.AuditEvent;
import org.qoltanba.api.sigex.Listing;
import org.qoltanba.api.sigex.SigexAccount;
import org.qoltanba.api.sigex.SignInRecord;
import org.qoltanba.api.sigex.UserSettings;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.http.Stages;

/** What SIGEX keeps about the person who is signed in (contract sections 7.35, 7.38, 7.39). */
final class Account implements SigexAccount {

    private static final String SETTINGS = "/api/settings";

    private final Sigex sigex;

    Account(Sigex sigex) {
        this.sigex = sigex;
    }

    @Override
    public UserSettings settings() {
        return sigex.await(this::settingsAsync, "reading a user's settings");
    }

    @Override
    public CompletionStage<UserSettings> settingsAsync() {
        return Stages.handedOut(new Stored().read().thenApply(Replacing.Present::settings));
    }

    @Override
    public UserSettings change(UnaryOperator<UserSettings> change) {
        return sigex.await(() -> changeAsync(change), "changing a user's settings");
    }

    @Override
    public CompletionStage<UserSettings> changeAsync(UnaryOperator<UserSettings> change) {
        Objects.requireNonNull(change, "change");
        return Stages.handedOut(new Replacing<>(new Stored(), sigex.repeats()).change(change));
    }

    @Override
    public Listing<AuditEvent<UserSettings>> settingsAudit() {
        return StoredAuditEvent.journal(sigex, UserSettingsMembers::read, "/api/settingsAudit");
    }

    @Override
    public List<SignInRecord> signIns() {
        return sigex.await(this::signInsAsync, "reading who signed in when");
    }

    @Override
    public CompletionStage<List<SignInRecord>> signInsAsync() {
        return Stages.handedOut(sigex.asking()
                .send(
                        HttpCall.get("/api/authLog").build(),
                        answer -> Members.list(answer.json(JsonNode.class), "events").stream()
                                .map(event -> new SignInRecord(
                                        Asking.required(Members.time(event, "authAt"), "authAt"),
                                        Members.text(event, "serialNumber"),
                                        Members.text(event, "issuer"),
                                        Members.text(event, "ip")))
                                .toList()));
    }

    @Override
    public String toString() {
        return "SigexAccount";
    }

    /** The settings at the service. */
    private final class Stored implements Replacing.Store<UserSettings> {

        @Override
        public CompletableFuture<Replacing.Present<UserSettings>> read() {
            return sigex.asking().send(HttpCall.get(SETTINGS).build(), answer -> {
                ObjectNode asItCame = answer.json(ObjectNode.class);
                return new Replacing.Present<>(UserSettingsMembers.read(asItCame), asItCame);
            });
        }

        @Override
        public ObjectNode written(UserSettings settings, ObjectNode asItCame) {
            return UserSettingsMembers.written(settings, asItCame);
        }

        @Override
        public CompletableFuture<UserSettings> write(UserSettings settings, ObjectNode written) {
            return sigex.asking().send(HttpCall.post(SETTINGS).json(written).build(), answer -> {
                @Nullable Instant modifiedAt = Members.time(answer.json(JsonNode.class), "modifiedAt");
                return modifiedAt == null ? settings : settings.withModifiedAt(modifiedAt);
            });
        }
    }
}
