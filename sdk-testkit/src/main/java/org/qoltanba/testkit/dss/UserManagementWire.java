package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** What operators and user management send each other (contract section 13). In requests anything may be missing. */
final class UserManagementWire {

    private UserManagementWire() {}

    /** {@code POST user}. */
    record NewUser(@JsonProperty("Login") @Nullable String login) {}

    /** {@code POST user/{id}/mobileauth}. */
    record MobileBinding(
            @JsonProperty("UserContactInfo") @Nullable String userContactInfo,
            @JsonProperty("UserContactInfoType") @Nullable String userContactInfoType) {

        /** Never shows the contact. */
        @Override
        public String toString() {
            return "MobileBinding[" + userContactInfoType + "]";
        }
    }

    /** What binds myDSS; how the user's external identifier is called is not published. */
    record MobileBound(
            @JsonProperty("ExternalUserId") String externalUserId,
            @JsonProperty("QrCode") String qrCode,
            @JsonProperty("keyExpirationTime") long keyExpirationTime) {

        /** Never shows the code. */
        @Override
        public String toString() {
            return "MobileBound[" + externalUserId + "]";
        }
    }

    /** What binds the application of the second generation. */
    record MyDssBound(
            @JsonProperty("QrCode") String qrCode,
            @JsonProperty("KeyInfo") Key keyInfo) {

        /** Never shows the code. */
        @Override
        public String toString() {
            return "MyDssBound[" + keyInfo + "]";
        }
    }

    /** The key of a device. */
    record Key(@JsonProperty("Kid") @Nullable String kid) {}

    /** Whether an action needs a confirmation. */
    record ActionPolicy(
            @JsonProperty("Action") @Nullable Integer action,
            @JsonProperty("ConfirmationRequired") @Nullable Boolean confirmationRequired) {}
}
