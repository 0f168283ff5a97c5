package org.qoltanba.crypto.crl;

import java.time.Instant;

/**
 * What a list says about one certificate.
 *
 * @param since from when on it is revoked
 * @param reasonCode why, as numbered in RFC 5280 section 5.3.1
 * @param understood false if the entry has a critical extension that is not known
 */
public record CrlEntry(Instant since, int reasonCode, boolean understood) {}
