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

    /**
     * A QR code of a text as a GIF, as the service draws it. Needs the module {@code java.desktop} at run time.
     *
     * <pre>{@code
     * world.dss().drawsOfflinePictures(OfflinePicture::qrCode);
     * }</pre>
     *
     * @param text what the phone reads
     * @return the picture
     */
    public static OfflinePicture qrCode(String text) {
        return new OfflinePicture("image/gif", QrGif.of(text));
    }
}
