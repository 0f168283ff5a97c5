package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What DSS answers, spelt as the contract prints it (sections 3.1 and 10). */
final class AnswerWire {

    private AnswerWire() {}

    /** {@code POST /STS/oauth/token}. */
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn,
            @JsonProperty("token_type") String tokenType) {

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
}
