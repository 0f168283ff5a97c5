package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Answer of {@code POST /api/{id}/notify} and its counterpart for packages (contract sections 7.7 and 7.20). */
record NotifiedWire(
        @JsonProperty("emailNotifications") @Nullable MailedWire emailNotifications) {

    boolean attached() {
        return emailNotifications != null && Boolean.TRUE.equals(emailNotifications.attached());
    }
}
