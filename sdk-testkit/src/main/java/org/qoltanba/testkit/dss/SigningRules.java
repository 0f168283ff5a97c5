package org.qoltanba.testkit.dss;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * The rules for signature parameters (contract section 5.2), under a policy that allows CAdES without time stamps: there
 * is no time stamp service, and an address given by the caller is not allowed. A parameter that does not apply to such a
 * signature is illegal.
 */
final class SigningRules {

    private static final Set<String> KNOWN = Set.of(
            "CADESType",
            "CertificateID",
            "CmsSignatureType",
            "ContentEncoding",
            "DocumentInfo",
            "DocumentType",
            "Hash",
            "HashAlgorithm",
            "IncludeCertChain",
            "IncludeDocumentName",
            "IsDetached",
            "PinCode",
            "SignatureType");

    private final DssSwitches switches;
    private final Map<String, String> parameters;
    private final Supplier<DssRefusal> refusal;
    private final Supplier<DssRefusal> contentRefusal;

    private SigningRules(
            DssSwitches switches,
            Map<String, String> parameters,
            Supplier<DssRefusal> refusal,
            Supplier<DssRefusal> contentRefusal) {
        this.switches = switches;
        this.parameters = parameters;
        this.refusal = refusal;
        this.contentRefusal = contentRefusal;
    }

    /**
     * A parameter of a transaction.
     *
     * @param name case-sensitive
     * @param value always text
     */
    record Parameter(String name, String value) {}

    /** Checks the parameters of a transaction. */
    static SigningRequest ofTransaction(DssSwitches switches, DssUser user, List<Parameter> parameters, Bytes content) {
        Supplier<DssRefusal> refusal = () -> Refusals.invalidRequest("Неверные параметры подписи");
        Map<String, String> byName = new HashMap<>();
        for (Parameter parameter : parameters) {
            if (byName.put(parameter.name(), parameter.value()) != null) {
                throw refusal.get();
            }
        }
        SigningRules rules = new SigningRules(switches, byName, refusal, refusal);
        rules.require(switches.pinAcceptedEarly() || rules.text("PinCode").isEmpty());
        int certificateId =
                rules.text("CertificateID").map(SigningRules::number).orElseThrow(refusal);
        return rules.request(
                rules.key(user, certificateId), content, rules.text("PinCode").orElse(null));
    }

    /** Checks the parameters of a direct call; some that a transaction takes are members of the request there. */
    static SigningRequest ofDirectCall(
            DssSwitches switches,
            DssUser user,
            String signatureType,
            Map<String, String> parameters,
            int certificateId,
            Bytes content,
            @Nullable String pin) {
        Map<String, String> byName = new HashMap<>(parameters);
        byName.put("SignatureType", signatureType);
        SigningRules rules =
                new SigningRules(switches, byName, Refusals::invalidSignatureParams, Refusals::invalidContent);
        for (String elsewhere : Set.of("SignatureType", "DocumentInfo", "DocumentType", "CertificateID", "PinCode")) {
            rules.require(!parameters.containsKey(elsewhere));
        }
        return rules.request(rules.key(user, certificateId), content, pin);
    }

    private SigningRequest request(CloudKey key, Bytes content, @Nullable String pin) {
        require(KNOWN.containsAll(parameters.keySet()));
        require(text("SignatureType").filter("CAdES"::equals).isPresent());
        // T and XLT1 need a time stamp, for which this policy has no service
        require(text("CADESType").filter(Set.of("BES", "0")::contains).isPresent());
        require(text("CmsSignatureType").orElse("sign").equals("sign"));
        require(text("ContentEncoding").orElse("binary").equals("binary"));
        require(!flag("IncludeDocumentName"));
        boolean detached = flag("IsDetached");
        HashAlgorithm hash = hash(key, content, detached);
        String documentInfo = text("DocumentInfo").orElse("");
        if (documentInfo.length() > switches.documentInfoLimit()) {
            throw Refusals.documentInfoInvalid();
        }
        return new SigningRequest(key, content, hash, detached, flag("IncludeCertChain"), documentInfo, pin);
    }

    private @Nullable HashAlgorithm hash(CloudKey key, Bytes content, boolean detached) {
        Optional<HashAlgorithm> named =
                text("HashAlgorithm").map(name -> HashAlgorithm.named(name).orElseThrow(refusal));
        if (!flag("Hash")) {
            require(named.isEmpty());
            return null;
        }
        HashAlgorithm hash =
                named.orElseGet(() -> HashAlgorithm.usualFor(key.identity().algorithm()));
        require(HashAlgorithm.of(key.identity().algorithm()).contains(hash));
        // There is no document to put inside
        require(switches.policy().hashSigningAllowed() && detached);
        if (content.size() != hash.size()) {
            throw contentRefusal.get();
        }
        return hash;
    }

    private CloudKey key(DssUser user, int certificateId) {
        return user.key(certificateId).orElseThrow(Refusals::invalidCertificate);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true", "True" -> true;
                    case "false", "False" -> false;
                    default -> throw refusal.get();
                })
                .orElse(false);
    }

    private void require(boolean holds) {
        if (!holds) {
            throw refusal.get();
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw Refusals.invalidCertificateId();
        }
    }
}
