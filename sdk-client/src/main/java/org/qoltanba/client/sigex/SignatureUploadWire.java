package org.qoltanba.client.sigex;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.qoltanba.api.signature.Signature;

/** A signature on its way to SIGEX: request of 7.5 and 7.28 (contract section 6: Base64 of the DER). */
record SignatureUploadWire(
        @JsonProperty("signType") String signType,
        @JsonProperty("signature") String signature) {

    static final String CMS = "cms";

    static SignatureUploadWire of(Signature signature) {
        return new SignatureUploadWire(CMS, signature.encoded().toBase64());
    }

    @Override
    public String toString() {
        return "SignatureUploadWire";
    }
}
