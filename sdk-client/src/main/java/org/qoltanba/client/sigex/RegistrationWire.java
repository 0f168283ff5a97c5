package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Request of {@code POST /api} (contract section 7.1); without a signature it preregisters. */
record RegistrationWire(
        @JsonProperty("title") String title,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("signType") @Nullable String signType,
        @JsonProperty("signature") @Nullable String signature,
        @JsonProperty("emailNotifications") @Nullable NotificationsWire emailNotifications,
        @JsonProperty("settings") @Nullable ObjectNode settings) {

    @Override
    public String toString() {
        return "RegistrationWire";
    }
}
