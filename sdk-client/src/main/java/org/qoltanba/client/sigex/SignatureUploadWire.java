package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.signature.Signature;

/** A signature on its way to SIGEX: request of 7.5 and 7.28 (contract section 6: Base64 of the DER, or XML as text). */
record SignatureUploadWire(
        @JsonProperty("signType") String signType,
        @JsonProperty("signature") String signature,

        @JsonProperty("signatureEmailNotifications") @Nullable
        NotificationsWire signatureEmailNotifications) {

    private static final String CMS = "cms";
    private static final String XML = "xml";

    /** What the service calls the type of a signature. */
    static String type(Signature signature) {
        return signature.isXml() ? XML : CMS;
    }

    /** The signature as the service takes it. */
    static String text(Signature signature) {
        return signature.isXml() ? signature.toXml() : signature.encoded().toBase64();
    }

    /** Whether a type is that of XML signatures. */
    static boolean isXml(@Nullable String signType) {
        return XML.equals(signType);
    }

    /** The signature as the service gave it. */
    static Signature read(@Nullable String signType, String text) {
        return isXml(signType) ? Signature.xml(text) : Signature.of(Bytes.fromBase64(text));
    }

    static SignatureUploadWire of(Signature signature) {
        return of(signature, null);
    }

    static SignatureUploadWire of(Signature signature, @Nullable EmailNotification notification) {
        return new SignatureUploadWire(
                type(signature), text(signature), notification == null ? null : NotificationsWire.of(notification));
    }

    @Override
    public String toString() {
        return "SignatureUploadWire";
    }
}
