package org.qoltanba.testkit.dss;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What an administrator allows and demands of a user (contract section 4.3). */
record PolicyWire(
        @JsonProperty("CAPolicy") List<Authority> authorities,
        @JsonProperty("CSPsPolicy") List<Provider> providers,
        @JsonProperty("ActionPolicy") List<Action> actions,
        @JsonProperty("PinCodeMode") String pinCodeMode,
        @JsonProperty("TspServices") List<Tsp> tspServices,
        @JsonProperty("TransactionConfirmation") String transactionConfirmation,
        @JsonProperty("AllowedSignatureTypes") List<String> signatureTypes,
        @JsonProperty("AllowThirdPartyTsp") boolean thirdPartyTspAllowed,
        @JsonProperty("AllowHashSigning") boolean hashSigningAllowed) {

    static PolicyWire of(DssPolicy policy, AccessToken bearer) {
        return new PolicyWire(
                List.of(Authority.ONLY),
                Arrays.stream(SigningAuthority.Provider.values())
                        .map(Provider::of)
                        .toList(),
                Arrays.stream(DssAction.values())
                        .map(action -> new Action(
                                action.title(),
                                action.uri(),
                                action.wireName(),
                                bearer.user().needsConfirmation(action, policy)))
                        .toList(),
                policy.pinCodeMode().wireName(),
                policy.tspServices().stream()
                        .map(service -> new Tsp(
                                service.name(), service.title(), service.url().toString()))
                        .toList(),
                "NotSet",
                policy.signatureTypes(),
                policy.thirdPartyTspAllowed(),
                policy.hashSigningAllowed());
    }

    /** An authority. */
    record Authority(
            @JsonProperty("ID") int id,
            @JsonProperty("Name") String name,
            @JsonProperty("Active") boolean active,
            @JsonProperty("AllowUserMode") boolean allowUserMode,
            @JsonProperty("SNChangesEnable") boolean nameChanges,
            @JsonProperty("NamePolicy") List<NamePart> namePolicy,
            @JsonProperty("EKUTemplates") Map<String, List<String>> templates,
            @JsonProperty("CAType") String type,
            @JsonProperty("ValidationMode") String validationMode) {

        private static final Authority ONLY = new Authority(
                SigningAuthority.ID,
                SigningAuthority.NAME,
                true,
                true,
                false,
                List.of(
                        new NamePart(true, 0, "2.5.4.3", "Общее имя", "", "CN"),
                        new NamePart(false, 1, "2.5.4.10", "Организация", "", "O"),
                        new NamePart(false, 2, "2.5.4.6", "Страна", "", "C")),
                Map.of("User", SigningAuthority.TEMPLATES),
                "DSSOutOfBandEnroll",
                "CertificateAuthority");
    }

    /** A part of the names that the authority certifies. */
    record NamePart(
            @JsonProperty("IsRequired") boolean isRequired,
            @JsonProperty("Order") int order,
            @JsonProperty("OID") String oid,
            @JsonProperty("Name") String name,
            @JsonProperty("Value") String value,
            @JsonProperty("StringIdentifier") String identifier) {}

    /** A provider that makes keys. */
    record Provider(
            @JsonProperty("ID") String id,
            @JsonProperty("GroupID") String groupId,
            @JsonProperty("TypeID") String typeId,
            @JsonProperty("ProviderName") String name,
            @JsonProperty("ProviderType") int type,
            @JsonProperty("KeyLength") int keyLength,
            @JsonProperty("HashAlgorithms") List<String> hashAlgorithms,
            @JsonProperty("Description") String description) {

        static Provider of(SigningAuthority.Provider provider) {
            return new Provider(
                    provider.id(),
                    provider.groupId(),
                    provider.typeId(),
                    provider.providerName(),
                    provider.type(),
                    provider.keyLength(),
                    HashAlgorithm.of(provider.algorithm()).stream()
                            .map(HashAlgorithm::wireName)
                            .toList(),
                    provider.description());
        }
    }

    /** Whether an action needs a confirmation. */
    record Action(
            @JsonProperty("DisplayName") String displayName,
            @JsonProperty("Uri") String uri,
            @JsonProperty("Action") String action,
            @JsonProperty("MfaRequired") boolean mfaRequired) {}

    /** A time stamp service. */
    record Tsp(
            @JsonProperty("Name") String name,
            @JsonProperty("Title") String title,
            @JsonProperty("Url") String url) {}
}
