package org.qoltanba.testkit.sigex;

import org.jspecify.annotations.Nullable;

/**
 * What a webhook tells (contract section 8.2): that something has happened, not what has become of it.
 *
 * @param packageId of a document's package, or of the package itself
 * @param documentId of the document
 * @param signId of a new signature
 * @param egovOperationId of a simplified eGov operation whose status has changed; a number or a text
 */
record WebhookWire(
        @Nullable String packageId,
        @Nullable String documentId,
        @Nullable Long signId,
        @Nullable Object egovOperationId) {

    /** The same about a signature that nobody has made. */
    WebhookWire forged() {
        return new WebhookWire(packageId, documentId, signId == null ? 1 : signId + 1, null);
    }
}
