package org.qoltanba.testkit.dss;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** A document in the store. Not thread-safe: the store guards it. */
final class StoredDocument {

    private final String id;
    private final DssUser owner;
    private final Bytes content;
    private final DocumentHash hash;
    private final Instant uploadedAt;
    private DocumentInfo info;
    private Instant lastAccess;
    private @Nullable DocumentConversion conversion;

    StoredDocument(String id, DssUser owner, DocumentInfo info, Bytes content, DocumentHash hash, Instant uploadedAt) {
        this.id = id;
        this.owner = owner;
        this.info = info;
        this.content = content;
        this.hash = hash;
        this.uploadedAt = uploadedAt;
        this.lastAccess = uploadedAt;
    }

    String id() {
        return id;
    }

    DssUser owner() {
        return owner;
    }

    Bytes content() {
        return content;
    }

    DocumentHash hash() {
        return hash;
    }

    DocumentInfo info() {
        return info;
    }

    void change(DocumentInfo changed) {
        info = changed;
    }

    void touch(Instant now) {
        lastAccess = now;
    }

    boolean isGone(Instant now, Duration temporaryLifetime) {
        return info.isTemporary() && !now.isBefore(lastAccess.plus(temporaryLifetime));
    }

    @Nullable
    DocumentConversion conversion() {
        return conversion;
    }

    void convert(DocumentConversion started) {
        conversion = started;
    }

    /** What is told about it. */
    Described described() {
        return new Described(id, owner, info, content.size(), hash, uploadedAt, lastAccess);
    }

    DssDocument snapshot() {
        return new DssDocument(
                id,
                owner.login(),
                info.fileName(),
                info.fileType(),
                content,
                info.isTemporary(),
                info.parentId(),
                uploadedAt);
    }

    /** A document as it stood at one moment, without content. */
    record Described(
            String id,
            DssUser owner,
            DocumentInfo info,
            int size,
            DocumentHash hash,
            Instant uploadedAt,
            Instant lastAccess) {}

    @Override
    public String toString() {
        return "StoredDocument[" + id + "]";
    }
}
