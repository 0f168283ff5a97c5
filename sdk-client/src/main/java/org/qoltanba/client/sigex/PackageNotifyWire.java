package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Request of {@code POST /api/package/{packageId}/notify} (contract section 7.20). */
record PackageNotifyWire(@JsonProperty("emailNotifications") PackageNotificationsWire emailNotifications) {

    @Override
    public String toString() {
        return "PackageNotifyWire";
    }
}
