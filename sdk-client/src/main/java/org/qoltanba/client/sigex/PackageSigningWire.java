package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.signature.Signature;

/** Request of {@code POST /api/package/{packageId}} (contract section 7.22). */
record PackageSigningWire(
        @JsonProperty("signatures") List<SignatureUploadWire> signatures,

        @JsonProperty("signatureEmailNotifications") @Nullable
        PackageNotificationsWire signatureEmailNotifications) {

    static PackageSigningWire of(List<Signature> signatures, @Nullable EmailNotification notification) {
        return new PackageSigningWire(
                signatures.stream().map(SignatureUploadWire::of).toList(),
                notification == null ? null : PackageNotificationsWire.of(notification));
    }

    @Override
    public String toString() {
        return "PackageSigningWire";
    }
}
