package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Request of {@code POST /api/package} (contract section 7.18). */
record PackageWire(
        @JsonProperty("title") String title,
        @JsonProperty("description") String description,
        @JsonProperty("emailNotifications") @Nullable PackageNotificationsWire emailNotifications,
        @JsonProperty("settings") @Nullable ObjectNode settings,
        @JsonProperty("documentsSettings") @Nullable ObjectNode documentsSettings,
        @JsonProperty("documents") List<DocumentWire> documents) {

    @Override
    public String toString() {
        return "PackageWire";
    }

    /** One document of it. */
    record DocumentWire(
            @JsonProperty("title") String title,
            @JsonProperty("description") String description) {

        @Override
        public String toString() {
            return "DocumentWire";
        }
    }
}
