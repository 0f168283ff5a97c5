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
     * Reads what the service sent.
     *
     * @throws IllegalArgumentException if a member is missing or malformed
     */
    Registrator toRegistrator() {
        return new Registrator(
                Bin.of(Asking.required(businessId, "businessId")),
                Bytes.fromBase64(Asking.required(certificate, "certificate")));
    }

    /**
     * The same where it is told by the way.
     *
     * @return empty if a member is missing
     * @throws IllegalArgumentException if a member is malformed
     */
    Optional<Registrator> ifWhole() {
        return businessId == null || certificate == null ? Optional.empty() : Optional.of(toRegistrator());
    }

    @Override
    public String toString() {
        return "RegistratorWire";
    }
}
