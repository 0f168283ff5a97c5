package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.Registrator;
import org.qoltanba.api.signature.Bin;

/** {@code Registrator} (contract section 5.11). */
record RegistratorWire(
        @JsonProperty("businessId") @Nullable String businessId,
        @JsonProperty("certificate") @Nullable String certificate) {

    /**
     * Reads what the service sent; empty if it does not say both.
     *
     * @throws IllegalArgumentException if a value is malformed
     */
    Optional<Registrator> toRegistrator() {
        return businessId == null || certificate == null
                ? Optional.empty()
                : Optional.of(new Registrator(Bin.of(businessId), Bytes.fromBase64(certificate)));
    }

    @Override
    public String toString() {
        return "RegistratorWire";
    }
}
