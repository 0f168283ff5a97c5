package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code POST /api/{id}/notify} (contract section 7.7). */
record NotifyWire(@JsonProperty("emailNotifications") NotificationsWire emailNotifications) {

    @Override
    public String toString() {
        return "NotifyWire";
    }
}
