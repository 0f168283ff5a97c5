package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What became of e-mails (contract sections 7.2, 7.7 and 7.20). A message here is no refusal of the call. */
record MailedWire(
        @JsonProperty("attached") @Nullable Boolean attached,
        @JsonProperty("message") @Nullable String message) {

    @Override
    public String toString() {
        return "MailedWire[" + attached + "]";
    }
}
