package org.qoltanba.api.sigex;

/**
 * Where the service keeps the original of a document (contract section 9). Nowhere is the normal case.
 *
 * @param dataArchived in the archive, for ever
 * @param tempStorage in the temporary storage, for the time given at the registration
 * @since 0.1.0
 */
public record OriginalStorage(boolean dataArchived, boolean tempStorage) {

    /**
     * Whether the original can be had from the service.
     *
     * @return true if it is in one of both
     */
    public boolean isKept() {
        return dataArchived || tempStorage;
    }
}
