package org.qoltanba.testkit.dss;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** What is done once an operation is confirmed. What it refuses is the code of contract section 10.1. */
interface OperationWork {

    /** Refuses a PIN that does not open the key. */
    void requirePin(@Nullable String pin);

    /** Does it to one document. */
    default Result document(OperationInput input) {
        throw new IllegalStateException("This operation is about no document.");
    }

    /** Does it, where it is about no document; gives what is written as {@code Result}, or null. */
    default @Nullable Object whole(@Nullable String pin) {
        throw new IllegalStateException("This operation is about documents.");
    }

    /**
     * What has become of a document.
     *
     * @param name its file name
     * @param content its bytes
     */
    record Result(String name, Bytes content) {}
}
