package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.OriginalStorage;

/** Answer of {@code POST /api/{id}/verify} (contract section 7.6). */
record VerifiedWire(
        @JsonProperty("dataArchived") @Nullable Boolean dataArchived,
        @JsonProperty("tempStorage") @Nullable Boolean tempStorage) {

    OriginalStorage toStorage() {
        return new OriginalStorage(Boolean.TRUE.equals(dataArchived), Boolean.TRUE.equals(tempStorage));
    }
}
