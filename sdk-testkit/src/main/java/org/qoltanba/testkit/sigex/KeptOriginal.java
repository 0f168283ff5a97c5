package org.qoltanba.testkit.sigex;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.document.Bytes;

/**
 * The original of one document as far as the service keeps it: for ever in the archive, until a moment in temporary
 * storage (contract section 9). Not thread-safe: its owner guards it.
 */
final class KeptOriginal {

    private @Nullable Bytes content;
    private @Nullable Instant storedUntil;
    private boolean archiving;
    private boolean archived;

    /** Whether it is in the archive. */
    boolean isArchived() {
        return archived;
    }

    /** Whether it is in temporary storage. */
    boolean isStored(Instant now) {
        return storedUntil != null && now.isBefore(storedUntil);
    }

    /** The original, if it is anywhere. When its time is over it is gone. */
    Optional<Bytes> content(Instant now) {
        if (!archived && !isStored(now)) {
            content = null;
        }
        return Optional.ofNullable(content);
    }

    /** Refuses whoever comes while somebody else is archiving it. */
    void beginArchiving() {
        if (archiving) {
            throw Refusal.ARCHIVAL_BY_ANOTHER_USER.exception();
        }
        archiving = true;
    }

    /** Lets others archive it again. */
    void endArchiving() {
        archiving = false;
    }

    void archive(Bytes original) {
        content = original;
        archived = true;
    }

    void storeUntil(Bytes original, Instant until) {
        content = original;
        storedUntil = until;
    }
}
