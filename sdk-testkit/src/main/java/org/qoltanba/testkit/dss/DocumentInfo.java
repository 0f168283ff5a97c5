package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;

/**
 * What is known about a document besides its content (contract section 12.7).
 *
 * @param fileName its name
 * @param fileType its extension without dot; may be empty
 * @param parentId the document it comes from; null for none
 * @param isTemporary whether it goes away by itself
 * @param additional what it is shown with
 */
record DocumentInfo(
        String fileName, String fileType, @Nullable String parentId, boolean isTemporary, Additional additional) {

    /**
     * What it is shown with.
     *
     * @param documentTemplate a template; null for none
     * @param snippetTemplate a template of the short form; null for none
     * @param smallFile kept as it was sent; null for nothing
     * @param linkedDocument another document; null for none
     */
    record Additional(
            @Nullable String documentTemplate,
            @Nullable String snippetTemplate,
            @Nullable Object smallFile,
            @Nullable String linkedDocument) {

        static final Additional NONE = new Additional(null, null, null, null);

        Additional linkedTo(String document) {
            return new Additional(documentTemplate, snippetTemplate, smallFile, document);
        }
    }

    /** A document that comes from nowhere. */
    static DocumentInfo named(String fileName) {
        return new DocumentInfo(fileName, extension(fileName), null, false, Additional.NONE);
    }

    /** What comes after the last dot. */
    static String extension(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? "" : fileName.substring(dot + 1);
    }

    /** The same, come from another document; null for none. */
    DocumentInfo childOf(@Nullable String parent) {
        return new DocumentInfo(fileName, fileType, parent, isTemporary, additional);
    }

    DocumentInfo linkedTo(String document) {
        return new DocumentInfo(fileName, fileType, parentId, isTemporary, additional.linkedTo(document));
    }
}
