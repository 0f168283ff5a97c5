package org.qoltanba.testkit.dss;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** Makes orders of what transactions say (contract sections 5.1 to 5.6). */
final class TransactionOrders {

    private static final Set<String> OF_DECRYPTION =
            Set.of("CertificateID", "DocumentInfo", "DocumentType", "EncryptionType", "PinCode");
    private static final Set<String> OF_REQUEST = Set.of("CAId", "CertSubjectName", "CertTemplateOid");
    private static final int LONGEST_SUBJECT = 1024;

    private final DssSwitches switches;

    TransactionOrders(DssSwitches switches) {
        this.switches = switches;
    }

    /**
     * A transaction to be created.
     *
     * @param action the kind of operation
     * @param parameters how
     * @param document the document, hash value or container; null if absent
     * @param documents a package; null if absent
     */
    record Creation(
            DssAction action,
            Map<String, String> parameters,
            @Nullable Bytes document,
            @Nullable List<SigningRules.Document> documents) {}

    /** Checks everything. */
    Order order(DssUser user, Creation creation) {
        return switch (creation.action()) {
            case SIGN_DOCUMENT -> signing(user, creation);
            case SIGN_DOCUMENTS -> signingOfSeveral(user, creation);
            case DECRYPT_DOCUMENT -> decryption(user, creation);
            case CREATE_REQUEST -> request(creation);
            case RENEW_CERTIFICATE ->
                new RequestOrder(
                        creation.action(),
                        SigningAuthority.ID,
                        null,
                        named(user, creation),
                        named(user, creation)
                                .identity()
                                .x509()
                                .getSubjectX500Principal()
                                .getName());
            case CHANGE_PIN, REVOKE_CERTIFICATE, HOLD_CERTIFICATE, UNHOLD_CERTIFICATE, DELETE_CERTIFICATE ->
                new CertificateOrder(creation.action(), named(user, creation));
            case ISSUE, PRIVATE_KEY_ACCESS -> throw Refusals.invalidOperation();
        };
    }

    private SigningRequest signing(DssUser user, Creation creation) {
        Bytes document = required(creation.document());
        SigningRules rules = SigningRules.ofTransaction(switches, creation.parameters());
        return rules.request(
                rules.key(user),
                new SigningRules.Document(document, null, null),
                creation.parameters().get("PinCode"));
    }

    private PackageOrder signingOfSeveral(DssUser user, Creation creation) {
        List<SigningRules.Document> documents = creation.documents();
        if (documents == null || documents.isEmpty()) {
            throw Refusals.contentRequired();
        }
        SigningRules rules = SigningRules.ofTransaction(switches, creation.parameters());
        CloudKey key = rules.key(user);
        String pin = creation.parameters().get("PinCode");
        List<SigningRequest> requests = documents.stream()
                .map(document -> rules.request(key, document, pin))
                .toList();
        return new PackageOrder(requests, requests.get(0).documentInfo());
    }

    private DecryptionOrder decryption(DssUser user, Creation creation) {
        Bytes container = required(creation.document());
        Map<String, String> parameters = creation.parameters();
        if (!OF_DECRYPTION.containsAll(parameters.keySet())
                || !Set.of("CMS", "0").contains(parameters.getOrDefault("EncryptionType", ""))) {
            throw Refusals.invalidRequest("Неверные параметры расшифрования");
        }
        CloudKey key = named(user, creation);
        if (!Envelopes.isFor(container, key)) {
            throw Refusals.invalidContent();
        }
        return new DecryptionOrder(
                key, container, parameters.getOrDefault("DocumentInfo", ""), parameters.get("PinCode"));
    }

    private static RequestOrder request(Creation creation) {
        Map<String, String> parameters = creation.parameters();
        if (!OF_REQUEST.containsAll(parameters.keySet()) || !parameters.containsKey("CAId")) {
            throw Refusals.invalidRequest("Неверные параметры запроса на сертификат");
        }
        String subject = parameters.getOrDefault("CertSubjectName", "");
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw Refusals.invalidSubjectName();
        }
        String template = parameters.get("CertTemplateOid");
        SigningAuthority.require(number(parameters.get("CAId")), template);
        return new RequestOrder(creation.action(), SigningAuthority.ID, template, null, subject);
    }

    private static CloudKey named(DssUser user, Creation creation) {
        String certificateId = creation.parameters().get("CertificateID");
        if (certificateId == null) {
            throw Refusals.invalidRequest("Не указан сертификат");
        }
        return user.key(number(certificateId)).orElseThrow(Refusals::invalidCertificate);
    }

    private static Bytes required(@Nullable Bytes document) {
        if (document == null || document.size() == 0) {
            throw Refusals.contentRequired();
        }
        return document;
    }

    /** A number that is written as text, like all values of parameters. */
    static int number(@Nullable String text) {
        try {
            return Integer.parseInt(String.valueOf(text));
        } catch (NumberFormatException malformed) {
            throw Refusals.invalidCertificateId();
        }
    }

    /** Base64 without line breaks. */
    static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
