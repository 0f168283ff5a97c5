package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What DSS answers, spelt as the contract prints it (sections 3.1, 4.2, 6 and 10). */
final class AnswerWire {

    private AnswerWire() {}

    /** {@code POST /STS/oauth/token}. */
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("token_type") String tokenType,
            @JsonProperty("refresh_token") @Nullable String refreshToken) {

        /** Never shows the token. */
        @Override
        public String toString() {
            return "Token[" + expiresIn + "]";
        }
    }

    /** A refusal with a code. */
    record Refused(
            @JsonProperty("error") String error,
            @JsonProperty("error_description") @Nullable String errorDescription) {}

    /** A refusal with a code in the other spelling (contract section 17, question 5). */
    record RefusedInPascalCase(
            @JsonProperty("Error") String error,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {}

    /** What the framework says. */
    record Framework(@JsonProperty("Message") @Nullable String message) {}

    /** {@code POST documents/packagesignature}. */
    record SignedPackage(@JsonProperty("Results") List<?> results) {}

    /** {@code POST certificates/{id}/pin/check}. */
    record PinCheck(
            @JsonProperty("IsValid") boolean isValid,
            @JsonProperty("ErrorDescription") @Nullable String errorDescription) {}

    /** A request for a certificate. */
    record Request(
            @JsonProperty("ID") int id,
            @JsonProperty("Base64Request") String base64Request,
            @JsonProperty("CertificateAuthorityID") int authorityId,
            @JsonProperty("CARequestID") String authorityRequestId,
            @JsonProperty("CADisplayName") String authorityName,
            @JsonProperty("DistName") String name,
            @JsonProperty("Subject") String subject,
            @JsonProperty("Status") String status,
            @JsonProperty("CertificateID") @Nullable Integer certificateId,
            @JsonProperty("RequestType") String type,
            @JsonProperty("CertificateType") String certificateType) {

        static Request of(CloudRequest request) {
            return new Request(
                    request.id(),
                    request.pkcs10().toBase64(),
                    SigningAuthority.ID,
                    Integer.toString(request.id()),
                    SigningAuthority.NAME,
                    request.subject(),
                    request.subject(),
                    request.status().name(),
                    request.certificateId().orElse(null),
                    "Certificate",
                    "ServerSide");
        }
    }
}
