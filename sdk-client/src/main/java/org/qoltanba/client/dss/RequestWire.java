package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.dss.DssCertificateRequest;
import org.qoltanba.api.dss.DssRequestStatus;
import org.qoltanba.client.http.HttpAnswer;

/** What the SDK uses of a certificate request object (contract section 6.5). */
record RequestWire(
        @JsonProperty("ID") @Nullable Long id,
        @JsonProperty("Base64Request") @Nullable String base64Request,
        @JsonProperty("Status") @Nullable String status,
        @JsonProperty("CertificateID") @Nullable Long certificateId) {

    /** The members of an object that stands inside another one. */
    static RequestWire of(JsonNode object) {
        JsonNode id = object.path("ID");
        JsonNode certificate = object.path("CertificateID");
        return new RequestWire(
                id.canConvertToLong() ? id.longValue() : null,
                OperationAnswer.text(object, "Base64Request"),
                OperationAnswer.text(object, "Status"),
                certificate.isIntegralNumber() ? certificate.longValue() : null);
    }

    DssCertificateRequest toRequest(HttpAnswer answer) {
        if (id == null) {
            throw answer.notUnderstood("CryptoPro DSS answered with a certificate request without identifier."
                    + " Look the user's requests up before asking again.");
        }
        return new DssCertificateRequest(
                id,
                DssRequestStatus.of(status == null ? "UNKNOWN" : status),
                certificateId,
                base64Request == null || base64Request.isEmpty() ? null : encoded(answer));
    }

    private Bytes encoded(HttpAnswer answer) {
        return Answers.octets(answer, base64Request, "a certificate request");
    }

    @Override
    public String toString() {
        return "RequestWire[" + id + "]";
    }
}
