package org.qoltanba.crypto.crl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list says about one certificate.
 *
 * @param since from when on it is revoked
 * @param reasonCode why, as numbered in RFC 5280 section 5.3.1
 * @param invalidSince when the key may have come into wrong hands (RFC 5280 section 5.3.2); null if not stated
 * @param understood false if the entry has a critical extension that is not known
 */
public record CrlEntry(
        Instant since, int reasonCode, @Nullable Instant invalidSince, boolean understood) {}
