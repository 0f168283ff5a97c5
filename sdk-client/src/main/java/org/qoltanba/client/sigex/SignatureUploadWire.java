package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.signature.Signature;

/** A signature on its way to SIGEX: request of 7.5 and 7.28 (contract section 6: Base64 of the DER). */
record SignatureUploadWire(
        @JsonProperty("signType") String signType,
        @JsonProperty("signature") String signature,

        @JsonProperty("signatureEmailNotifications") @Nullable
        NotificationsWire signatureEmailNotifications) {

    static final String CMS = "cms";

    static SignatureUploadWire of(Signature signature) {
        return of(signature, null);
    }

    static SignatureUploadWire of(Signature signature, @Nullable EmailNotification notification) {
        return new SignatureUploadWire(
                CMS, signature.encoded().toBase64(), notification == null ? null : NotificationsWire.of(notification));
    }

    @Override
    public String toString() {
        return "SignatureUploadWire";
    }
}
