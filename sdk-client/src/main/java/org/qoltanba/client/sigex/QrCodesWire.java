package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answer of {@code GET /api/{id}/signature/{signId}/qr} (contract section 7.9). */
record QrCodesWire(@JsonProperty("qrCodes") @Nullable List<String> qrCodes) {

    @Override
    public String toString() {
        return "QrCodesWire";
    }
}
