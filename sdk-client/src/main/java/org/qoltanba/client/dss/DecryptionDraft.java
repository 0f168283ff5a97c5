package org.qoltanba.client.dss;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudDecryption;
import org.qoltanba.api.dss.EncryptionType;

/** Collects how a document is to be decrypted. */
final class DecryptionDraft extends DocumentDraft<DocumentSource, CloudDecryption> implements CloudDecryption {

    private final DocumentSource encrypted;
    private EncryptionType type = EncryptionType.CMS;

    DecryptionDraft(UserSession session, DocumentSource encrypted) {
        super(session, encrypted.name());
        this.encrypted = encrypted;
    }

    @Override
    CloudDecryption self() {
        return this;
    }

    @Override
    public CloudDecryption encryptedAs(EncryptionType kind) {
        type = Objects.requireNonNull(kind, "type");
        return this;
    }

    @Override
    public DecryptionOrder read(@Nullable URI timeStampService) {
        return new DecryptionOrder(Material.read(encrypted, null), key(), type, description());
    }
}
