package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.PackageId;
import org.qoltanba.api.sigex.PackageInfo;
import org.qoltanba.api.sigex.PackageSummary;

/** A package: answer of 7.18 and 7.19, and element of the list of 7.37, each with other members missing. */
record PackageInfoWire(
        @JsonProperty("packageId") @Nullable String packageId,
        @JsonProperty("title") @Nullable String title,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("storedAt") @Nullable Long storedAt,
        @JsonProperty("registrator") @Nullable RegistratorWire registrator,
        @JsonProperty("emailNotifications") @Nullable PackageNotificationsWire emailNotifications,
        @JsonProperty("settings") @Nullable JsonNode settings,
        @JsonProperty("documentsSettings") @Nullable JsonNode documentsSettings,
        @JsonProperty("documentsIds") @Nullable List<String> documentsIds) {

    /**
     * The documents in order.
     *
     * @throws IllegalArgumentException if they are missing or malformed
     */
    List<DocumentId> documents() {
        return Asking.required(documentsIds, "documentsIds").stream()
                .map(DocumentId::of)
                .toList();
    }

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a value is missing or malformed
     */
    PackageInfo toInfo() {
        return new DescribedPackage(
                PackageId.of(Asking.required(packageId, "packageId")),
                Preregistering.orEmpty(title),
                Preregistering.orEmpty(description),
                Instant.ofEpochMilli(Asking.required(storedAt, "storedAt")),
                PackageSettingsTree.read(settings),
                SettingsTree.read(documentsSettings),
                documents(),
                Optional.ofNullable(registrator).flatMap(RegistratorWire::ifWhole),
                Optional.ofNullable(emailNotifications).flatMap(PackageNotificationsWire::toNotification));
    }

    /**
     * Reads what the service listed.
     *
     * @throws IllegalArgumentException if a value is missing or malformed
     */
    PackageSummary toSummary() {
        return new PackageSummary(
                PackageId.of(Asking.required(packageId, "packageId")),
                Preregistering.orEmpty(title),
                Preregistering.orEmpty(description),
                Instant.ofEpochMilli(Asking.required(storedAt, "storedAt")),
                documents());
    }

    @Override
    public String toString() {
        return "PackageInfoWire";
    }
}
