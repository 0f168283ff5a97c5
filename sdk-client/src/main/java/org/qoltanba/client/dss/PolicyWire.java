package org.qoltanba.client.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssAuthority;
import org.qoltanba.api.dss.DssKeyProvider;
import org.qoltanba.api.dss.DssPinCodeMode;
import org.qoltanba.api.dss.DssPolicy;
import org.qoltanba.api.dss.DssTimeStampService;

/** Answer of {@code GET policy} (contract section 4.3). What is missing is not allowed. */
record PolicyWire(
        @JsonProperty("CAPolicy") @Nullable List<AuthorityWire> authorities,
        @JsonProperty("CSPsPolicy") @Nullable List<ProviderWire> providers,
        @JsonProperty("ActionPolicy") @Nullable List<ActionWire> actions,
        @JsonProperty("PinCodeMode") @Nullable String pinCodeMode,
        @JsonProperty("TspServices") @Nullable List<TimeStampWire> timeStampServices,
        @JsonProperty("AllowedSignatureTypes") @Nullable List<String> signatureTypes,
        @JsonProperty("AllowThirdPartyTsp") @Nullable Boolean thirdPartyTimeStamps,
        @JsonProperty("AllowHashSigning") @Nullable Boolean hashSigning) {

    @Override
    public String toString() {
        return "PolicyWire";
    }

    /** A certification authority. */
    record AuthorityWire(
            @JsonProperty("ID") @Nullable Long id,
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Active") @Nullable Boolean active,
            @JsonProperty("AllowUserMode") @Nullable Boolean userMode,
            @JsonProperty("CAType") @Nullable String type,
            @JsonProperty("NamePolicy") @Nullable List<NameWire> nameParts) {

        @Override
        public String toString() {
            return "AuthorityWire";
        }

        DssAuthority toAuthority(long number) {
            return new DssAuthority(
                    number,
                    text(name),
                    Boolean.TRUE.equals(active),
                    Boolean.TRUE.equals(userMode),
                    text(type),
                    list(nameParts).stream().map(NameWire::toPart).toList());
        }
    }

    /** A part of a subject name. */
    record NameWire(
            @JsonProperty("OID") @Nullable String oid,
            @JsonProperty("StringIdentifier") @Nullable String identifier,
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("IsRequired") @Nullable Boolean required,
            @JsonProperty("Value") @Nullable String value,
            @JsonProperty("Order") @Nullable Integer order) {

        DssAuthority.NamePart toPart() {
            return new DssAuthority.NamePart(
                    text(oid), text(identifier), text(name), Boolean.TRUE.equals(required), text(value));
        }

        @Override
        public String toString() {
            return "NameWire";
        }
    }

    /** A key provider. */
    record ProviderWire(
            @JsonProperty("ID") @Nullable String id,
            @JsonProperty("GroupID") @Nullable String groupId,
            @JsonProperty("ProviderName") @Nullable String name,
            @JsonProperty("ProviderType") @Nullable Integer type,
            @JsonProperty("KeyLength") @Nullable Integer keyLength,
            @JsonProperty("HashAlgorithms") @Nullable List<String> hashAlgorithms,
            @JsonProperty("Description") @Nullable String description) {

        @Override
        public String toString() {
            return "ProviderWire";
        }

        DssKeyProvider toProvider() {
            return new DssKeyProvider(
                    text(id),
                    text(groupId),
                    text(name),
                    type == null ? 0 : type,
                    keyLength == null ? 0 : keyLength,
                    list(hashAlgorithms),
                    text(description));
        }
    }

    /** Whether an action is confirmed. */
    record ActionWire(
            @JsonProperty("Action") @Nullable String action,
            @JsonProperty("MfaRequired") @Nullable Boolean mfaRequired) {

        @Override
        public String toString() {
            return "ActionWire";
        }
    }

    /** A time stamp service. */
    record TimeStampWire(
            @JsonProperty("Name") @Nullable String name,
            @JsonProperty("Title") @Nullable String title,
            @JsonProperty("Url") @Nullable String url) {

        @Override
        public String toString() {
            return "TimeStampWire";
        }

        DssTimeStampService toService() {
            return new DssTimeStampService(text(name), text(title), text(url));
        }
    }

    DssPolicy toPolicy(boolean everythingConfirmed) {
        Map<DssAction, Boolean> confirmations = new LinkedHashMap<>();
        for (ActionWire action : list(actions)) {
            if (action.action() != null) {
                // Anything but a clear no is a yes
                confirmations.merge(
                        DssAction.of(action.action()), !Boolean.FALSE.equals(action.mfaRequired()), Boolean::logicalOr);
            }
        }
        return new DssPolicy(
                list(authorities).stream()
                        .filter(authority -> authority.id() != null)
                        .map(authority -> authority.toAuthority(Objects.requireNonNull(authority.id())))
                        .toList(),
                list(providers).stream().map(ProviderWire::toProvider).toList(),
                confirmations,
                everythingConfirmed,
                DssPinCodeMode.of(text(pinCodeMode)),
                list(timeStampServices).stream().map(TimeStampWire::toService).toList(),
                Boolean.TRUE.equals(thirdPartyTimeStamps),
                new LinkedHashSet<>(list(signatureTypes)),
                Boolean.TRUE.equals(hashSigning));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }
}
