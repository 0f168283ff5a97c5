package org.qoltanba.client.dss;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.dss.DocumentOperation;
import org.qoltanba.api.dss.DssCertificate;

/**
 * The draft of an operation that uses the key of a certificate on documents.
 *
 * @param <R> what the operation yields
 * @param <S> the draft as its caller knows it
 */
abstract class DocumentDraft<R, S extends DocumentOperation<R, S>> extends OperationDraft<R, S>
        implements DocumentOperation<R, S> {

    private long certificateId;
    private @Nullable DssCertificate certificate;
    private String description;

    DocumentDraft(UserSession session, String description) {
        super(session);
        this.description = description;
    }

    @Override
    public S with(DssCertificate chosen) {
        certificate = Objects.requireNonNull(chosen, "certificate");
        certificateId = chosen.id();
        return self();
    }

    @Override
    public S withCertificate(long id) {
        if (id < 0) {
            throw new IllegalArgumentException("A certificate identifier is not negative; 0 is the user's default.");
        }
        certificate = null;
        certificateId = id;
        return self();
    }

    @Override
    public S description(String text) {
        if (Objects.requireNonNull(text, "text").isBlank()) {
            throw new IllegalArgumentException("The text for the phone must not be blank. Say what is to be done.");
        }
        description = text;
        return self();
    }

    String description() {
        return description;
    }

    KeyUse key() {
        return new KeyUse(certificateId, certificate == null ? null : certificate.certificate(), pin());
    }

    @Override
    void requireComplete() {
        if (certificate != null && certificate.hasPin() && pin() == null) {
            throw new IllegalStateException(
                    "The key of certificate " + certificate.id() + " asks for a PIN, which would be"
                            + " missed only after the user has confirmed. Give it with pin(...).");
        }
    }
}
