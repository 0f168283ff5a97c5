package org.qoltanba.testkit.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/** What a simplified signing by phone is about: one document, or all documents of a package (contract section 10.2). */
interface EgovTarget {

    /**
     * A document the service keeps.
     *
     * @param title its title
     * @param content its bytes
     */
    record Original(String title, Bytes content) {}

    /** What it belongs to: the identifier of the document or of the package. */
    String id();

    /** The documents in order, read now; refused if one of them is not kept any more. */
    List<Original> documents();

    /** Registers one signature for each document, or none at all. */
    List<Long> register(List<String> signatures, @Nullable EmailNotifications requested);

    /** Tells those concerned that something has changed. */
    void changed(long operationId);
}
