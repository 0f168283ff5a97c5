package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** What clients of version 2 send (contract sections 12.2 and 12.6). Anything may be missing. */
final class OperationRequestWire {

    private OperationRequestWire() {}

    /** A document, in the store or in the request. */
    record BinaryData(
            @JsonProperty("RefId") @Nullable String refId,
            @JsonProperty("Content") @Nullable Bytes content,
            @JsonProperty("ContentInfo") @Nullable String contentInfo,
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Type") @Nullable String type,
            @JsonProperty("OriginalContent") @Nullable Bytes originalContent,
            @JsonProperty("RelatedRefId") @Nullable String relatedRefId) {

        /** The file name, as far as there is one. */
        String fileName() {
            if (contentInfo != null) {
                return contentInfo;
            }
            if (name == null) {
                return "";
            }
            return type == null || name.endsWith("." + type) ? name : name + "." + type;
        }

        /** Never shows the content. */
        @Override
        public String toString() {
            return "BinaryData[" + (refId == null ? "inline]" : refId + "]");
        }
    }

    /** What is done with documents: how to sign, how to decrypt, for whom to encrypt. */
    record Means(
            @JsonProperty("Type") @Nullable String type,
            @JsonProperty("Parameters") @Nullable Map<String, @Nullable String> parameters,
            @JsonProperty("CertificateId") @Nullable String certificateId,
            @JsonProperty("Certificates") @Nullable List<@Nullable String> certificates,
            @JsonProperty("PinCode") @Nullable String pinCode,
            @JsonProperty("ProcessingTemplateId") @Nullable String processingTemplateId) {

        static final Means NONE = new Means(null, null, null, null, null, null);

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "Means[" + type + "]";
        }
    }

    /** {@code POST signature}, {@code decryption}, {@code encryption} and {@code parse}. */
    record Documents(
            @JsonProperty("BinaryData") @Nullable List<@Nullable BinaryData> binaryData,
            @JsonProperty("Signature") @Nullable Means signature,
            @JsonProperty("Decryption") @Nullable Means decryption,
            @JsonProperty("Encryption") @Nullable Means encryption,
            @JsonProperty("ProcessingTemplateId") @Nullable String processingTemplateId,
            @JsonProperty("IsAsync") @Nullable Boolean isAsync,
            @JsonProperty("Callback") @Nullable String callback,
            @JsonProperty("ForceConfirmation") @Nullable Boolean forceConfirmation) {}

    /** {@code POST requests}. */
    record CertificateWish(
            @JsonProperty("AuthorityId") @Nullable Integer authorityId,
            @JsonProperty("Template") @Nullable String template,
            @JsonProperty("PinCode") @Nullable String pinCode,
            @JsonProperty("DistinguishedName") @Nullable Map<String, @Nullable String> distinguishedName,
            @JsonProperty("Parameters") @Nullable Map<String, @Nullable String> parameters,
            @JsonProperty("ForceConfirmation") @Nullable Boolean forceConfirmation) {

        /** What is asked for. */
        CertificateRequests.Wish wish() {
            return new CertificateRequests.Wish(
                    authorityId,
                    template,
                    pinCode,
                    distinguishedName,
                    Objects.requireNonNullElse(parameters, Map.of()));
        }

        /** Never shows PIN or name. */
        @Override
        public String toString() {
            return "CertificateWish[" + authorityId + "]";
        }
    }

    /** {@code POST certificates/{id}/pin}. */
    record NewPin(
            @JsonProperty("OldPin") @Nullable String oldPin,
            @JsonProperty("NewPin") @Nullable String newPin,
            @JsonProperty("ForceConfirmation") @Nullable Boolean forceConfirmation) {

        /** Never shows a PIN. */
        @Override
        public String toString() {
            return "NewPin[]";
        }
    }
}
