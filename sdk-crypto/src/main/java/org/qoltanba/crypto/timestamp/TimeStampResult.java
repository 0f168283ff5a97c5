package org.qoltanba.crypto.timestamp;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.SubIndication;
import org.qoltanba.crypto.suite.SignatureSuite;
import org.qoltanba.crypto.x509.ParsedCertificate;

/** What the signature of a token is worth. Whether its authority is trusted is another question. */
public sealed interface TimeStampResult {

    /**
     * The holder of this certificate made the token, and it is a certificate for making time stamps.
     *
     * @param authority the authority's certificate
     * @param suite what the token is signed with
     */
    record Sound(ParsedCertificate authority, SignatureSuite suite) implements TimeStampResult {}

    /**
     * The token proves nothing.
     *
     * @param subIndication why, in the words of EN 319 102-1
     * @param decided true if no other evidence can mend it; false if something was missing or is unsupported
     * @param reason why, for people
     * @param authority the authority's certificate, if it was found
     */
    record Refused(
            SubIndication subIndication,
            boolean decided,
            String reason,
            @Nullable ParsedCertificate authority) implements TimeStampResult {}
}
