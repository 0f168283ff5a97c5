package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Request of {@code POST /api} (contract section 7.1). */
record RegistrationWire(
        @JsonProperty("title") String title,
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("signType") String signType,
        @JsonProperty("signature") String signature,
        @JsonProperty("emailNotifications") @Nullable NotificationsWire emailNotifications,
        @JsonProperty("settings") @Nullable SettingsWire settings) {

    @Override
    public String toString() {
        return "RegistrationWire";
    }
}
