package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.DocumentInfo;

/** Answer of {@code GET /api/{id}} (contract section 7.3): the document and one page of its signatures. */
record DocumentInfoWire(
        @JsonProperty("title") @Nullable String title,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("signedDataSize") @Nullable Long signedDataSize,
        @JsonProperty("signaturesTotal") @Nullable Integer signaturesTotal,
        @JsonProperty("settings") @Nullable SettingsWire settings,
        @JsonProperty("signatures") @Nullable List<SignatureWire> signatures) {

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

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a requirement holds a malformed number
     */
    DocumentInfo toInfo() {
        Integer limit = settings == null ? null : settings.signaturesLimit();
        List<RequirementWire> requirements = settings == null ? null : settings.signersRequirements();
        return new DocumentInfo(
                title == null ? "" : title,
                description == null ? "" : description,
                size(),
                total(),
                limit == null ? 0 : limit,
                requirements == null
                        ? List.of()
                        : requirements.stream()
                                .map(RequirementWire::toRequirement)
                                .toList());
    }

    @Override
    public String toString() {
        return "DocumentInfoWire";
    }
}
