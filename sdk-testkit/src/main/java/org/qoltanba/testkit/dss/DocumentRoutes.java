package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.algorithm.Operators;

/** What else is done with documents (contract sections 6.3 and 6.4). */
final class DocumentRoutes implements Routes {

    private static final int CMS = 0;

    private final DssService service;

    DocumentRoutes(DssService service) {
        this.service = service;
    }

    @Override
    public void addTo(RouteTable table) {
        table.add("POST", "/SignServer/rest/api/documents/decrypt", this::decrypt)
                .add("POST", "/SignServer/rest/api/documents/decrypt/parse", this::parse)
                .add("POST", "/SignServer/rest/api/documents/encrypt", this::encrypt)
                .add("POST", "/SignServer/rest/api/documents/enhancesignature", this::enhance)
                .add("POST", "/SignServer/rest/api/documents/hash", this::hash);
    }

    private Object decrypt(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.Encrypted body = call.body(RequestWire.Encrypted.class);
        RequestWire.Decryption decryption =
                Objects.requireNonNullElse(body.decryption(), new RequestWire.Decryption(null, null, null));
        if (body.content() == null) {
            return service.fetchDecrypted(bearer, decryption.pinCode()).toBase64();
        }
        requireCms(decryption.type());
        return service.decrypt(bearer, body.content(), decryption.certificateId(), decryption.pinCode())
                .toBase64();
    }

    /** The numbers of the caller's certificates that a container was made for. */
    private Object parse(Call call) {
        AccessToken bearer = call.bearer();
        RequestWire.Encrypted body = call.body(RequestWire.Encrypted.class);
        Bytes container = required(body.content());
        requireCms(body.decryption() == null ? null : body.decryption().type());
        if (!Envelopes.isReadable(container)) {
            throw Refusals.invalidContent();
        }
        return bearer.user().keys().stream()
                .filter(key -> Envelopes.isFor(container, key))
                .map(CloudKey::id)
                .toList();
    }

    private Object encrypt(Call call) {
        call.bearer();
        RequestWire.Encryptable body = call.body(RequestWire.Encryptable.class);
        RequestWire.Encryption encryption = body.encryption();
        if (encryption == null) {
            throw Refusals.parametersRequired();
        }
        Bytes content = required(body.content());
        requireCms(encryption.type());
        List<@Nullable Bytes> certificates = encryption.certificates();
        if (certificates == null || certificates.isEmpty()) {
            throw Refusals.invalidRecipients();
        }
        List<X509Certificate> recipients =
                certificates.stream().map(DocumentRoutes::certificate).toList();
        return Envelopes.encrypt(content, recipients)
                .orElseThrow(Refusals::invalidRecipients)
                .toBase64();
    }

    private static X509Certificate certificate(@Nullable Bytes encoded) {
        if (encoded == null) {
            throw Refusals.invalidRecipients();
        }
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded.toArray()));
        } catch (CertificateException malformed) {
            throw Refusals.invalidRecipients();
        }
    }

    /** An existing signature becomes CAdES-T or CAdES-X Long Type 1. */
    private Object enhance(Call call) {
        call.bearer();
        RequestWire.Document body = call.body(RequestWire.Document.class);
        Bytes signature = required(body.content());
        Map<String, @Nullable String> parameters = body.signature() == null
                ? Map.of()
                : Objects.requireNonNullElse(body.signature().parameters(), Map.of());
        boolean lasting = switch (Objects.requireNonNullElse(parameters.get("CADESType"), "")) {
            case "T", "2" -> false;
            case "XLT1", "1" -> true;
            default -> throw Refusals.invalidSignatureParams();
        };
        return service.enhance(signature, lasting).toBase64();
    }

    private Object hash(Call call) {
        call.bearer();
        RequestWire.Hashing hashing =
                call.parametersInHeader(RequestWire.HashingRequest.class).hash();
        String name = hashing == null || hashing.parameters() == null
                ? null
                : hashing.parameters().get("HashAlgorithm");
        if (name == null) {
            throw Refusals.parametersRequired();
        }
        HashAlgorithm algorithm = HashAlgorithm.named(name).orElseThrow(Refusals::invalidParameters);
        try {
            MessageDigest digest = Operators.messageDigest(algorithm.digestName());
            return Bytes.of(digest.digest(call.octets().toArray())).toBase64();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("This Java runtime has no " + name + ".", impossible);
        }
    }

    /** Encrypted XML is not made here. */
    private static void requireCms(@Nullable Integer type) {
        if (type == null || type != CMS) {
            throw Refusals.invalidParameters();
        }
    }

    private static Bytes required(@Nullable Bytes content) {
        if (content == null || content.size() == 0) {
            throw Refusals.contentRequired();
        }
        return content;
    }
}
