package org.qoltanba.testkit.dss;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * Makes orders of what clients of version 2 ask for, or refuses it (contract sections 12.2 and 12.6). Safe to share
 * between threads.
 */
final class OperationOrders {

    private static final List<String> SIGNATURE_TYPES =
            List.of("XMLDSig", "GOST3410", "CAdES", "PDF", "MSOffice", "CMS");

    private final SdkClock clock;
    private final DssSwitches switches;
    private final TestCertificateAuthority authority;
    private final DocumentStore store;
    private final CloudSigner signer;
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    OperationOrders(SdkClock clock, DssSwitches switches, TestCertificateAuthority authority, DocumentStore store) {
        this.clock = clock;
        this.switches = switches;
        this.authority = authority;
        this.store = store;
        this.signer = new CloudSigner(authority);
    }

    /**
     * A way to sign that an administrator has configured.
     *
     * @param type the kind of signature
     * @param parameters how to sign
     */
    record Template(String type, Map<String, String> parameters) {

        Template {
            parameters = Map.copyOf(parameters);
        }
    }

    /** Configures a way to sign. */
    void template(String id, Template template) {
        templates.put(id, template);
    }

    /** An order to sign one document or several. */
    OperationOrder signature(DssUser user, OperationRequestWire.Documents request) {
        List<OperationInput> inputs = inputs(user, request.binaryData());
        OperationRequestWire.Means means =
                Objects.requireNonNullElse(request.signature(), OperationRequestWire.Means.NONE);
        Template how = how(means, request.processingTemplateId());
        if (means.certificateId() == null) {
            throw Refusals.invalidSignatureParams();
        }
        int certificateId = number(means.certificateId());
        SigningRules rules = SigningRules.ofDirectCall(switches, how.type(), how.parameters());
        CloudKey key = user.key(certificateId).orElseThrow(Refusals::invalidCertificate);
        requireUsable(key);
        IdentityHashMap<OperationInput, SigningRequest> requests = new IdentityHashMap<>();
        for (OperationInput input : inputs) {
            SigningRules.Document document =
                    new SigningRules.Document(input.content(), input.originalContent(), input.name());
            requests.put(input, rules.request(key, document, means.pinCode()));
        }
        return new OperationOrder(
                inputs.size() == 1 ? DssAction.SIGN_DOCUMENT : DssAction.SIGN_DOCUMENTS,
                inputs.stream()
                        .map(OperationInput::name)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", ")),
                inputs,
                new Signing(how.type(), requests),
                parameters(how, certificateId),
                means.pinCode(),
                Boolean.TRUE.equals(request.isAsync()),
                callback(request));
    }

    /** Signs with one key, each document as it was checked beforehand. */
    private final class Signing implements OperationWork {

        private final String type;
        private final IdentityHashMap<OperationInput, SigningRequest> requests;

        private Signing(String type, IdentityHashMap<OperationInput, SigningRequest> requests) {
            this.type = type;
            this.requests = requests;
        }

        @Override
        public void requirePin(@Nullable String pin) {
            if (!requests.values().stream().allMatch(request -> request.key().opensWith(pin))) {
                throw Refusals.invalidPin();
            }
        }

        @Override
        public Result document(OperationInput input) {
            SigningRequest request = Objects.requireNonNull(requests.get(input));
            requireUsable(request.key());
            boolean isContainer = type.equals("CAdES") || type.equals("CMS") || type.equals("GOST3410");
            return new Result(
                    isContainer && !input.name().isEmpty() ? input.name() + ".sig" : input.name(),
                    signer.sign(request, clock.now()));
        }
    }

    /** An order to give a key another PIN. */
    OperationOrder newPin(DssUser user, String certificateId, OperationRequestWire.NewPin request) {
        CloudKey key = user.key(number(certificateId)).orElseThrow(Refusals::certificateNotFound);
        String newPin = request.newPin();
        if (newPin == null || newPin.isEmpty()) {
            throw Refusals.parametersRequired();
        }
        if (!key.opensWith(request.oldPin()) || switches.policy().pinCodeMode() == DssPinCodeMode.FORBID) {
            throw Refusals.invalidPin();
        }
        return new OperationOrder(
                DssAction.CHANGE_PIN,
                key.identity().x509().getSubjectX500Principal().getName(),
                List.of(),
                new PinChange(key, request.oldPin(), newPin),
                "{\"CertificateId\":" + key.id() + "}",
                null,
                false,
                null);
    }

    /** Gives a key another PIN, if nobody else has done so meanwhile. */
    private static final class PinChange implements OperationWork {

        private final CloudKey key;
        private final @Nullable String oldPin;
        private final String newPin;

        private PinChange(CloudKey key, @Nullable String oldPin, String newPin) {
            this.key = key;
            this.oldPin = oldPin;
            this.newPin = newPin;
        }

        @Override
        public void requirePin(@Nullable String pin) {
            if (!key.opensWith(oldPin)) {
                throw Refusals.invalidPin();
            }
        }

        @Override
        public @Nullable Object whole(@Nullable String pin) {
            key.changePin(newPin);
            return null;
        }
    }

    /** The documents of a request: in the store, or in the request itself. */
    List<OperationInput> inputs(DssUser user, @Nullable List<OperationRequestWire.@Nullable BinaryData> documents) {
        if (documents == null || documents.isEmpty()) {
            throw Refusals.contentRequired();
        }
        List<OperationInput> inputs = new ArrayList<>();
        for (OperationRequestWire.@Nullable BinaryData document : documents) {
            if (document == null) {
                throw Refusals.contentRequired();
            }
            inputs.add(input(user, document));
        }
        return inputs;
    }

    private OperationInput input(DssUser user, OperationRequestWire.BinaryData document) {
        String refId = document.refId();
        if (refId == null) {
            Bytes content = document.content();
            if (content == null || content.size() == 0) {
                throw Refusals.contentRequired();
            }
            return new OperationInput(
                    null, document.fileName(), content, document.originalContent(), document.relatedRefId());
        }
        if (document.content() != null) {
            throw Refusals.invalidRequest("Документ указан и передан одновременно");
        }
        if (document.relatedRefId() != null) {
            store.info(user, document.relatedRefId());
        }
        DssDocument stored = store.read(user, refId);
        return new OperationInput(
                refId, stored.name(), stored.content(), document.originalContent(), document.relatedRefId());
    }

    private Template how(OperationRequestWire.Means means, @Nullable String templateId) {
        String id = means.processingTemplateId() == null ? templateId : means.processingTemplateId();
        if (id != null) {
            return Optional.ofNullable(templates.get(id)).orElseThrow(Refusals::invalidSignatureParams);
        }
        if (means.type() == null) {
            throw Refusals.invalidSignatureParams();
        }
        Map<String, String> parameters = new HashMap<>();
        Map<String, @Nullable String> given = Objects.requireNonNullElse(means.parameters(), Map.of());
        given.forEach((name, value) -> {
            if (value == null) {
                throw Refusals.invalidSignatureParams();
            }
            parameters.put(name, value);
        });
        return new Template(typeName(means.type()), parameters);
    }

    /** Kinds of signatures have numbers too (contract section 5.2). */
    private static String typeName(String type) {
        return type.matches("[0-5]") ? SIGNATURE_TYPES.get(Integer.parseInt(type)) : type;
    }

    private static String parameters(Template how, int certificateId) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("Type", how.type());
        shown.put("Parameters", how.parameters());
        shown.put("CertificateId", certificateId);
        return DssJson.write(shown);
    }

    static @Nullable URI callback(OperationRequestWire.Documents request) {
        if (request.callback() == null) {
            return null;
        }
        try {
            URI address = URI.create(request.callback());
            if (address.isAbsolute()) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Refused like any other address that nobody can be called at
        }
        throw Refusals.invalidRequest("Неверный адрес обратного вызова");
    }

    static int number(String certificateId) {
        try {
            return Integer.parseInt(certificateId);
        } catch (NumberFormatException malformed) {
            throw Refusals.invalidCertificateId();
        }
    }

    private void requireUsable(CloudKey key) {
        if (!key.isUsable(authority, clock.now())) {
            throw Refusals.invalidCertificate();
        }
    }
}
