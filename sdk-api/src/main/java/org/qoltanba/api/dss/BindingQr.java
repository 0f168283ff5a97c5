package org.qoltanba.api.dss;

import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.document.Bytes;

/**
 * The QR code that binds a phone (contract section 13). Installations give a picture, or the text to draw. Whoever scans
 * it first owns the device: show it to the user alone, and do not keep it.
 *
 * <p>Immutable and safe to share between threads. {@link #toString()} shows nothing of it.
 *
 * @since 0.1.0
 */
public final class BindingQr {

    private final String content;

    private BindingQr(String content) {
        this.content = content;
    }

    /**
     * A code as the service gave it.
     *
     * @param content a picture in Base64, or the text to draw
     * @return the code
     */
    public static BindingQr of(String content) {
        if (Objects.requireNonNull(content, "content").isBlank()) {
            throw new IllegalArgumentException("A QR code must not be empty.");
        }
        return new BindingQr(content);
    }

    /**
     * What the service gave.
     *
     * @return a picture in Base64, or the text to draw
     */
    public String content() {
        return content;
    }

    /**
     * The picture, if the service gave one.
     *
     * @return GIF, PNG or JPEG, told apart by its first bytes; empty if {@link #content()} is a text to draw
     */
    public Optional<Bytes> picture() {
        return mediaType().map(type -> Bytes.fromBase64(content));
    }

    /**
     * The kind of picture, if the service gave one.
     *
     * @return for example {@code image/gif}; empty if {@link #content()} is a text to draw
     */
    public Optional<String> mediaType() {
        if (content.startsWith("R0lGOD")) {
            return decodable("image/gif");
        }
        if (content.startsWith("iVBORw0KGgo")) {
            return decodable("image/png");
        }
        return content.startsWith("/9j/") ? decodable("image/jpeg") : Optional.empty();
    }

    private Optional<String> decodable(String type) {
        try {
            return Bytes.fromBase64(content).size() > 0 ? Optional.of(type) : Optional.empty();
        } catch (IllegalArgumentException text) {
            return Optional.empty();
        }
    }

    /** Nothing of it. */
    @Override
    public String toString() {
        return "BindingQr[***]";
    }
}
