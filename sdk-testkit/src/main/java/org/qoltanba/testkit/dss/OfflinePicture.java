package org.qoltanba.testkit.dss;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;

/**
 * The picture a user scans to confirm without a connection.
 *
 * @param mimeType for example {@code image/gif}
 * @param content the bytes of the picture
 * @since 0.1.0
 */
public record OfflinePicture(String mimeType, Bytes content) {

    /**
     * Checks that type and content are there.
     *
     * @param mimeType for example {@code image/gif}
     * @param content the bytes of the picture
     */
    public OfflinePicture {
        Objects.requireNonNull(mimeType, "mimeType");
        Objects.requireNonNull(content, "content");
    }
}
