package org.qoltanba.api.operation;

import java.util.Objects;
import org.qoltanba.api.document.Bytes;

/**
 * What to show to a person whose phone has no connection: a QR picture to scan. The phone then shows a code to type in
 * here (CryptoPro DSS contract section 8.4).
 *
 * @param qrImage the picture, encoded as its media type says
 * @param mediaType for example {@code image/gif}
 * @param prompt the service's text to show beside the field for the code; may be empty
 * @since 0.1.0
 */
public record OfflineChallenge(Bytes qrImage, String mediaType, String prompt) {

    /**
     * Checks that all is there.
     *
     * @param qrImage the picture
     * @param mediaType for example {@code image/gif}
     * @param prompt the service's text to show beside the field for the code
     */
    public OfflineChallenge {
        Objects.requireNonNull(qrImage, "qrImage");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(prompt, "prompt");
    }

    /** Hides the prompt, which names the document. */
    @Override
    public String toString() {
        return "OfflineChallenge[" + mediaType + ", " + qrImage.size() + " bytes]";
    }
}
