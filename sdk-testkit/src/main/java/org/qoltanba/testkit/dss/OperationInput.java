package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * A document that an operation is about (contract section 12.2).
 *
 * @param refId where it stands in the Document Store; null for one that came with the request
 * @param name its file name; may be empty
 * @param content its bytes
 * @param originalContent what an existing detached signature is over; null for none
 * @param relatedRefId a document of the store that belongs to it, for example its original; null for none
 */
record OperationInput(
        @Nullable String refId,
        String name,
        Bytes content,
        @Nullable Bytes originalContent,
        @Nullable String relatedRefId) {

    /** Never shows content or name. */
    @Override
    public String toString() {
        return "OperationInput[" + content.size() + " bytes]";
    }
}
