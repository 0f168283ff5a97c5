package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Signature;

/**
 * What became of one document of a package. A user can decline or postpone single documents in the mobile application
 * (contract section 12.2), so look at each.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DocumentResult {

    private final String name;
    private final DocumentStatus status;
    private final @Nullable DocumentSource content;
    private final @Nullable Signature signature;
    private final @Nullable StoredDocumentId storedAs;
    private final @Nullable String errorCode;

    private DocumentResult(Builder parts) {
        this.name = parts.name;
        this.status = parts.status;
        this.content = parts.content;
        this.signature = parts.signature;
        this.storedAs = parts.storedAs;
        this.errorCode = parts.errorCode;
    }

    /**
     * Begins a result.
     *
     * @param name the name of the document
     * @param status what became of it
     * @return what to fill in
     */
    public static Builder of(String name, DocumentStatus status) {
        return new Builder(Objects.requireNonNull(name, "name"), Objects.requireNonNull(status, "status"));
    }

    /**
     * The name of the document it belongs to.
     *
     * @return a file name, or the identifier in the Document Store
     */
    public String name() {
        return name;
    }

    /**
     * What became of the document.
     *
     * @return {@link DocumentStatus#COMPLETED} if there is a result
     */
    public DocumentStatus status() {
        return status;
    }

    /**
     * The octets of the result: a signature, a signed or a decrypted document. A result in the Document Store is
     * downloaded each time it is read.
     *
     * @return empty unless completed
     */
    public Optional<DocumentSource> content() {
        return Optional.ofNullable(content);
    }

    /**
     * The result as a signature, checked against the document.
     *
     * @return empty unless completed, and for {@link DocumentFormat}s that are no container
     */
    public Optional<Signature> signature() {
        return Optional.ofNullable(signature);
    }

    /**
     * Where the result is in the Document Store.
     *
     * @return empty for documents that were sent along
     */
    public Optional<StoredDocumentId> storedAs() {
        return Optional.ofNullable(storedAs);
    }

    /**
     * Why there is no result.
     *
     * @return the service's code, if it gave one
     */
    public Optional<String> errorCode() {
        return Optional.ofNullable(errorCode);
    }

    @Override
    public String toString() {
        return "DocumentResult[" + status + "]";
    }

    /**
     * Collects the parts. Not thread-safe.
     *
     * @since 0.1.0
     */
    public static final class Builder {

        private final String name;
        private final DocumentStatus status;
        private @Nullable DocumentSource content;
        private @Nullable Signature signature;
        private @Nullable StoredDocumentId storedAs;
        private @Nullable String errorCode;

        private Builder(String name, DocumentStatus status) {
            this.name = name;
            this.status = status;
        }

        /**
         * The octets of the result.
         *
         * @param octets the result
         * @return this
         */
        public Builder content(DocumentSource octets) {
            this.content = Objects.requireNonNull(octets, "octets");
            return this;
        }

        /**
         * The result as a signature.
         *
         * @param checked checked against the document
         * @return this
         */
        public Builder signature(Signature checked) {
            this.signature = Objects.requireNonNull(checked, "checked");
            return this;
        }

        /**
         * Where the result is in the Document Store.
         *
         * @param id its identifier
         * @return this
         */
        public Builder storedAs(StoredDocumentId id) {
            this.storedAs = Objects.requireNonNull(id, "id");
            return this;
        }

        /**
         * Why there is no result.
         *
         * @param code the service's code
         * @return this
         */
        public Builder errorCode(String code) {
            this.errorCode = Objects.requireNonNull(code, "code");
            return this;
        }

        /**
         * Ends the building.
         *
         * @return the result
         */
        public DocumentResult build() {
            return new DocumentResult(this);
        }
    }
}
