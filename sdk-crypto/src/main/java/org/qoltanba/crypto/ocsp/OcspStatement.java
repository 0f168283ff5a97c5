package org.qoltanba.crypto.ocsp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qoltanba.crypto.x509.ParsedCertificate;

/**
 * What an entitled responder has said about one certificate. Signature and responder were checked; whether it is fresh
 * enough, and whether the responder's own certificate is revoked, is for others to judge.
 *
 * @param status what it said
 * @param revokedSince from when on the certificate is revoked; null unless it is
 * @param reasonCode why it was revoked, as numbered in RFC 5280 section 5.3.1; zero if no reason was given
 * @param invalidSince when the key may have come into wrong hands (RFC 5280 section 5.3.2); null if not stated
 * @param producedAt when the answer was signed
 * @param thisUpdate when the status was known to be right
 * @param nextUpdate when there will be newer information; null if always
 * @param responder who signed
 * @param responderTrusted whether the responder is the issuer itself or a delegate that needs no revocation check
 *     (id-pkix-ocsp-nocheck)
 */
public record OcspStatement(
        Status status,
        @Nullable Instant revokedSince,
        int reasonCode,
        @Nullable Instant invalidSince,
        Instant producedAt,
        Instant thisUpdate,
        @Nullable Instant nextUpdate,
        ParsedCertificate responder,
        boolean responderTrusted) {

    /** What a responder can say. */
    public enum Status {
        /** Not revoked. */
        GOOD,
        /** Revoked, for good or for the time being. */
        REVOKED,
        /** The responder does not know the certificate. */
        UNKNOWN
    }
}
