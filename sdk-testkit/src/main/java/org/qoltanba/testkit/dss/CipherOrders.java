package org.qoltanba.testkit.dss;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * Decryption as an order, and encryption, which nobody has to confirm (contract section 12.6). There is no plug-in for
 * XML. Safe to share between threads.
 */
final class CipherOrders {

    private static final String ENCRYPTED = ".enc";

    private final SdkClock clock;
    private final TestCertificateAuthority authority;

    CipherOrders(SdkClock clock, TestCertificateAuthority authority) {
        this.clock = clock;
        this.authority = authority;
    }

    /** An order to decrypt documents with one key. */
    OperationOrder decryption(DssUser user, OperationRequestWire.Documents request, List<OperationInput> inputs) {
        OperationRequestWire.Means means =
                Objects.requireNonNullElse(request.decryption(), OperationRequestWire.Means.NONE);
        requireCms(means.type());
        if (means.certificateId() == null) {
            throw Refusals.parametersRequired();
        }
        CloudKey key =
                user.key(OperationOrders.number(means.certificateId())).orElseThrow(Refusals::invalidCertificate);
        requireUsable(key);
        for (OperationInput input : inputs) {
            if (!Envelopes.isFor(input.content(), key)) {
                throw Refusals.invalidContent();
            }
        }
        return new OperationOrder(
                DssAction.DECRYPT_DOCUMENT,
                inputs.stream()
                        .map(OperationInput::name)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.joining(", ")),
                inputs,
                new Decryption(key),
                "{\"Type\":\"CMS\",\"CertificateId\":" + key.id() + "}",
                means.pinCode(),
                Boolean.TRUE.equals(request.isAsync()),
                OperationOrders.callback(request));
    }

    /** Decrypts with one key. */
    private final class Decryption implements OperationWork {

        private final CloudKey key;

        private Decryption(CloudKey key) {
            this.key = key;
        }

        @Override
        public void requirePin(@Nullable String pin) {
            if (!key.opensWith(pin)) {
                throw Refusals.invalidPin();
            }
        }

        @Override
        public Result document(OperationInput input) {
            requireUsable(key);
            String name = input.name().endsWith(ENCRYPTED)
                    ? input.name().substring(0, input.name().length() - ENCRYPTED.length())
                    : input.name();
            return new Result(name, Envelopes.decrypt(input.content(), key).orElseThrow(Refusals::invalidContent));
        }
    }

    /** Encrypts a document for those whom a request names. */
    OperationWork.Result encrypt(OperationInput input, List<X509Certificate> recipients) {
        return new OperationWork.Result(
                input.name().isEmpty() ? "" : input.name() + ENCRYPTED,
                Envelopes.encrypt(input.content(), recipients).orElseThrow(Refusals::invalidRecipients));
    }

    /** Whom a request names as recipients. */
    List<X509Certificate> recipients(OperationRequestWire.@Nullable Means means) {
        if (means == null) {
            throw Refusals.parametersRequired();
        }
        requireCms(means.type());
        List<X509Certificate> recipients = new ArrayList<>();
        for (@Nullable
        String certificate : Objects.requireNonNullElse(means.certificates(), List.<@Nullable String>of())) {
            recipients.add(certificate(certificate));
        }
        if (recipients.isEmpty()) {
            throw Refusals.invalidRecipients();
        }
        return recipients;
    }

    /** Which of a user's keys can decrypt a document, by number. */
    List<Integer> readers(DssUser user, Bytes container) {
        if (!Envelopes.isReadable(container)) {
            throw Refusals.invalidContent();
        }
        return user.keys().stream()
                .filter(key -> Envelopes.isFor(container, key))
                .map(CloudKey::id)
                .toList();
    }

    private static X509Certificate certificate(@Nullable String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(String.valueOf(base64));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException | IllegalArgumentException malformed) {
            throw Refusals.invalidRecipients();
        }
    }

    private static void requireCms(@Nullable String type) {
        if (type == null || !(type.equals("0") || type.equals("CMS"))) {
            throw Refusals.invalidParameters();
        }
    }

    private void requireUsable(CloudKey key) {
        if (!key.isUsable(authority, clock.now())) {
            throw Refusals.invalidCertificate();
        }
    }
}
