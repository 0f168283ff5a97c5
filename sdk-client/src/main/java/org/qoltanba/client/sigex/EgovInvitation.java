package org.qoltanba.client.sigex;

import java.time.Instant;
import org.qoltanba.api.document.Bytes;

/**
 * What leads a person to an operation.
 *
 * @param qrImage a PNG
 * @param mobileLink as the service gave it
 * @param businessLink as the service gave it
 * @param expiresAt when the service gives up
 */
record EgovInvitation(Bytes qrImage, String mobileLink, String businessLink, Instant expiresAt) {

    /** Whoever has the links can sign. */
    @Override
    public String toString() {
        return "EgovInvitation[until " + expiresAt + "]";
    }
}
