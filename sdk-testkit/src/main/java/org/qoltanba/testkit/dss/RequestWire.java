package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** What clients send to the Sign Service (contract sections 4.2, 5 and 6). Anything may be missing. */
final class RequestWire {

    private RequestWire() {}

    /** {@code POST transactions}. */
    record Transaction(
            @JsonProperty("OperationCode") @Nullable Integer operationCode,
            @JsonProperty("Parameters") @Nullable List<@Nullable Parameter> parameters,
            @JsonProperty("Document") @Nullable Bytes document,
            @JsonProperty("Documents") @Nullable List<@Nullable PackageDocument> documents) {}

    /** A parameter of a transaction. */
    record Parameter(
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Value") @Nullable String value) {}

    /** A document of a package. */
    record PackageDocument(
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Content") @Nullable Bytes content,
            @JsonProperty("OriginalContent") @Nullable Bytes originalContent) {}

    /** {@code POST documents}, direct or after confirmation. */
    record Document(
            @JsonProperty("Content") @Nullable Bytes content,
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Signature") @Nullable Signature signature) {}

    /** {@code POST documents/packagesignature}, direct or after confirmation. */
    record DocumentPackage(
            @JsonProperty("Documents") @Nullable List<@Nullable PackageDocument> documents,
            @JsonProperty("Signature") @Nullable Signature signature) {}

    /** How to sign; after confirmation there is a PIN at most. */
    record Signature(
            @JsonProperty("Type") @Nullable String type,
            @JsonProperty("Parameters") @Nullable Map<String, @Nullable String> parameters,
            @JsonProperty("CertificateId") @Nullable Integer certificateId,
            @JsonProperty("PinCode") @Nullable String pinCode) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "Signature[" + type + "]";
        }
    }

    /** {@code POST documents/decrypt}, direct or after confirmation, and {@code POST documents/decrypt/parse}. */
    record Encrypted(
            @JsonProperty("Content") @Nullable Bytes content,
            @JsonProperty("Decryption") @Nullable Decryption decryption) {}

    /** How to decrypt. */
    record Decryption(
            @JsonProperty("Type") @Nullable Integer type,
            @JsonProperty("CertificateId") @Nullable Integer certificateId,
            @JsonProperty("PinCode") @Nullable String pinCode) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "Decryption[" + type + "]";
        }
    }

    /** {@code POST documents/encrypt}. */
    record Encryptable(
            @JsonProperty("Content") @Nullable Bytes content,
            @JsonProperty("Encryption") @Nullable Encryption encryption) {}

    /** For whom to encrypt, and how. */
    record Encryption(
            @JsonProperty("Type") @Nullable Integer type,
            @JsonProperty("Certificates") @Nullable List<@Nullable Bytes> certificates) {}

    /** What the header says of {@code POST documents/hash}. */
    record HashingRequest(@JsonProperty("Hash") @Nullable Hashing hash) {}

    /** With what to hash. */
    record Hashing(@JsonProperty("Parameters") @Nullable Map<String, @Nullable String> parameters) {}

    /** {@code POST requests}, direct or after confirmation. */
    record CertificateWish(
            @JsonProperty("AuthorityId") @Nullable Integer authorityId,
            @JsonProperty("Template") @Nullable String template,
            @JsonProperty("PinCode") @Nullable String pinCode,
            @JsonProperty("DistinguishedName") @Nullable Map<String, @Nullable String> distinguishedName,
            @JsonProperty("Parameters") @Nullable Map<String, @Nullable String> parameters) {

        /** Never shows PIN or name. */
        @Override
        public String toString() {
            return "CertificateWish[" + authorityId + "]";
        }
    }

    /** {@code POST certificates}. */
    record Installation(
            @JsonProperty("certificate") @Nullable String certificate) {}

    /** {@code POST certificates/{id}/pin/check}. */
    record PinCheck(@JsonProperty("Pin") @Nullable String pin) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "PinCheck";
        }
    }

    /** {@code POST certificates/{id}/pin}. */
    record PinChange(
            @JsonProperty("OldPin") @Nullable String oldPin,
            @JsonProperty("NewPin") @Nullable String newPin) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "PinChange";
        }
    }

    /** {@code POST certificates/{id}/default}. */
    record Default(@JsonProperty("Default") @Nullable Boolean isDefault) {}

    /** {@code POST certificates/{id}/status}. */
    record Status(
            @JsonProperty("Value") @Nullable String value,
            @JsonProperty("RevocationInfo") @Nullable Object revocationInfo,
            @JsonProperty("PinCode") @Nullable String pinCode) {

        /** Never shows the PIN. */
        @Override
        public String toString() {
            return "Status[" + value + "]";
        }
    }

    /** A new name for a certificate. */
    record Name(@JsonProperty("FriendlyName") @Nullable String friendlyName) {}
}
