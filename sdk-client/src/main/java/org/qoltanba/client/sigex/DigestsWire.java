package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.DocumentDigests;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.OriginalStorage;

/** Answer of {@code POST /api/{id}/data} (contract section 7.2). */
record DigestsWire(
        @JsonProperty("signedDataSize") @Nullable Long signedDataSize,
        @JsonProperty("digests") @Nullable Map<String, String> digests,
        @JsonProperty("emailNotifications") @Nullable MailedWire emailNotifications,
        @JsonProperty("dataArchived") @Nullable Boolean dataArchived,
        @JsonProperty("tempStorage") @Nullable Boolean tempStorage) {

    /**
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a digest is not Base64
     */
    DocumentDigests of(DocumentId id) {
        Map<String, Bytes> values = new HashMap<>();
        if (digests != null) {
            digests.forEach((algorithm, value) -> values.put(algorithm, Bytes.fromBase64(value)));
        }
        Optional<MailedWire> mailed = Optional.ofNullable(emailNotifications);
        return new DocumentDigests(
                id,
                signedDataSize == null ? 0 : signedDataSize,
                values,
                mailed.map(MailedWire::attached),
                mailed.map(MailedWire::message),
                new OriginalStorage(Boolean.TRUE.equals(dataArchived), Boolean.TRUE.equals(tempStorage)));
    }

    @Override
    public String toString() {
        return "DigestsWire";
    }
}
