package org.qoltanba.testkit.sigex;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much somebody's archive may hold, and holds (contract sections 5.12, 5.13 and 9.1).
 *
 * @param limit in bytes
 * @param expires until when an extra part of it lasts; null if it lasts for ever
 * @param used in bytes
 */
record ArchiveQuota(long limit, @Nullable Instant expires, long used) {

    /** What everybody has at first (contract section 14, assumed). */
    static final ArchiveQuota STANDARD = new ArchiveQuota(1024L * 1024 * 1024, null, 0);

    /** What nobody's account has. */
    static final ArchiveQuota BOUNDLESS = new ArchiveQuota(Long.MAX_VALUE, null, 0);

    /** The quota as of now: an extra part ends, and what everybody has remains. */
    ArchiveQuota at(Instant now) {
        return expires == null || now.isBefore(expires)
                ? this
                : new ArchiveQuota(Math.min(limit, STANDARD.limit()), null, used);
    }

    /** Whether one more original fits. */
    boolean hasRoomFor(long bytes) {
        return bytes <= limit - used;
    }

    /** The same, fuller. */
    ArchiveQuota plus(long bytes) {
        return new ArchiveQuota(limit, expires, used + bytes);
    }

    /** The same with another limit. */
    ArchiveQuota limitedTo(long bytes, @Nullable Instant until) {
        return new ArchiveQuota(bytes, until, used);
    }
}
