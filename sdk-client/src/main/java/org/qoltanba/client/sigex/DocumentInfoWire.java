package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.DocumentInfo;
import org.qoltanba.api.sigex.OriginalStorage;

/** Answer of {@code GET /api/{id}} (contract section 7.3): the document and one page of its signatures. */
record DocumentInfoWire(
        @JsonProperty("title") @Nullable String title,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("signedDataSize") @Nullable Long signedDataSize,
        @JsonProperty("signaturesTotal") @Nullable Integer signaturesTotal,
        @JsonProperty("settings") @Nullable JsonNode settings,
        @JsonProperty("signatures") @Nullable List<SignatureWire> signatures,
        @JsonProperty("dataArchived") @Nullable Boolean dataArchived,
        @JsonProperty("tempStorage") @Nullable Boolean tempStorage,
        @JsonProperty("canBeArchived") @Nullable Boolean canBeArchived,
        @JsonProperty("registrator") @Nullable RegistratorWire registrator,
        @JsonProperty("emailNotifications") @Nullable NotificationsWire emailNotifications) {

    List<SignatureWire> page() {
        return signatures == null
                ? List.of()
                : signatures.stream().filter(Objects::nonNull).toList();
    }

    int total() {
        return signaturesTotal == null ? page().size() : signaturesTotal;
    }

    /** The document's size; 0 if the service does not know it. */
    long size() {
        return signedDataSize == null ? 0 : signedDataSize;
    }

    /** Where the service keeps the original. */
    OriginalStorage storage() {
        return new OriginalStorage(Boolean.TRUE.equals(dataArchived), Boolean.TRUE.equals(tempStorage));
    }

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a value is malformed
     */
    DocumentInfo toInfo() {
        return new DescribedDocument(
                title == null ? "" : title,
                description == null ? "" : description,
                size(),
                total(),
                SettingsTree.read(settings),
                storage(),
                Boolean.TRUE.equals(canBeArchived),
                Optional.ofNullable(registrator).flatMap(RegistratorWire::ifWhole),
                Optional.ofNullable(emailNotifications).flatMap(NotificationsWire::toNotification));
    }

    @Override
    public String toString() {
        return "DocumentInfoWire";
    }
}
