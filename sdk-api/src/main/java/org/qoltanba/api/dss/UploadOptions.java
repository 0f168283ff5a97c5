package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to keep a document in the Document Store (contract section 12.7). Immutable and safe to share between threads;
 * methods that change something return a copy.
 *
 * @since 0.1.0
 */
public final class UploadOptions {

    private final boolean temporary;
    private final @Nullable StoredDocumentId parent;
    private final @Nullable StoredDocumentId linked;
    private final @Nullable String template;
    private final @Nullable String snippet;

    private UploadOptions(
            boolean temporary,
            @Nullable StoredDocumentId parent,
            @Nullable StoredDocumentId linked,
            @Nullable String template,
            @Nullable String snippet) {
        this.temporary = temporary;
        this.parent = parent;
        this.linked = linked;
        this.template = template;
        this.snippet = snippet;
    }

    /**
     * For the time of an operation: the store drops the document by itself.
     *
     * @return the options
     */
    public static UploadOptions temporary() {
        return new UploadOptions(true, null, null, null, null);
    }

    /**
     * Until somebody deletes it.
     *
     * @return the options
     */
    public static UploadOptions lasting() {
        return new UploadOptions(false, null, null, null, null);
    }

    /**
     * Makes it belong to another document.
     *
     * @param document that document
     * @return a copy
     */
    public UploadOptions belongingTo(StoredDocumentId document) {
        return new UploadOptions(temporary, Objects.requireNonNull(document, "document"), linked, template, snippet);
    }

    /**
     * How the mobile application shows it.
     *
     * @param name the name of a document template of the installation
     * @return a copy
     */
    public UploadOptions shownWith(String name) {
        return new UploadOptions(temporary, parent, linked, Objects.requireNonNull(name, "name"), snippet);
    }

    /**
     * How the mobile application shows it in short.
     *
     * @param name the name of a snippet template of the installation
     * @return a copy
     */
    public UploadOptions announcedWith(String name) {
        return new UploadOptions(temporary, parent, linked, template, Objects.requireNonNull(name, "name"));
    }

    /**
     * Links it to another document of the user, as {@link DssDocuments#link} does afterwards.
     *
     * @param document that document
     * @return a copy
     */
    public UploadOptions linkedTo(StoredDocumentId document) {
        return new UploadOptions(temporary, parent, Objects.requireNonNull(document, "document"), template, snippet);
    }

    /**
     * Whether the store may drop it.
     *
     * @return true for {@link #temporary()}
     */
    public boolean isTemporary() {
        return temporary;
    }

    /**
     * The document it belongs to.
     *
     * @return its identifier, if it belongs to one
     */
    public Optional<StoredDocumentId> parent() {
        return Optional.ofNullable(parent);
    }

    /**
     * The document template.
     *
     * @return its name, if one was chosen
     */
    public Optional<String> template() {
        return Optional.ofNullable(template);
    }

    /**
     * The template of the short form.
     *
     * @return its name, if one was chosen
     */
    public Optional<String> snippet() {
        return Optional.ofNullable(snippet);
    }

    /**
     * The document it is linked to.
     *
     * @return its identifier, if it is linked to one
     */
    public Optional<StoredDocumentId> linkedDocument() {
        return Optional.ofNullable(linked);
    }

    @Override
    public String toString() {
        return "UploadOptions[" + (temporary ? "temporary" : "lasting") + "]";
    }
}
