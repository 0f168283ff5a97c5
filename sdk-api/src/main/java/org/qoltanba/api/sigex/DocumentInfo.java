package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Objects;

/**
 * What SIGEX tells about a document (contract section 7.3).
 *
 * @param title the title; may be empty
 * @param description the description; may be empty
 * @param size the document's size in bytes; 0 if the service does not know it
 * @param signaturesTotal how many signatures are registered
 * @param signaturesLimit how many it takes; 0 means any number
 * @param requirements who may sign; empty means anybody
 * @since 0.1.0
 */
public record DocumentInfo(
        String title,
        String description,
        long size,
        int signaturesTotal,
        int signaturesLimit,
        List<SignerRequirement> requirements) {

    /**
     * Checks and copies.
     *
     * @param title the title
     * @param description the description
     * @param size the document's size in bytes
     * @param signaturesTotal how many signatures are registered
     * @param signaturesLimit how many it takes
     * @param requirements who may sign
     */
    public DocumentInfo {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        requirements = List.copyOf(requirements);
    }

    /** Hides title and description. */
    @Override
    public String toString() {
        return "DocumentInfo[" + size + " bytes, " + signaturesTotal + " signatures]";
    }
}
