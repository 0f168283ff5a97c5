package org.qoltanba.testkit.sigex;

import java.time.Instant;
import org.qoltanba.api.document.Bytes;

/** What an app of eGov does with an operation whose QR code it has scanned (contract section 10.1). */
interface PhoneSide {

    /**
     * What the app shows first.
     *
     * @param description what it is about
     * @param expiresAt when the operation ends
     * @param linksEndAt when the code and the links cannot be opened any more
     * @param organization who asks for the signature
     */
    record Invitation(String description, Instant expiresAt, Instant linksEndAt, QrOrganization organization) {}

    /** The app has scanned the code. */
    Invitation scan();

    /** The app downloads what is to be signed. */
    Bytes download();

    /** The app sends what has been signed, or that its owner refuses. */
    void upload(Bytes answer);
}
