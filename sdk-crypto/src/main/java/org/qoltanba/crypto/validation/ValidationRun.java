package org.qoltanba.crypto.validation;

/**
 * What the signatures of one file share while they are judged. Not thread-safe.
 *
 * @param proofs since when objects are proven to exist
 * @param issuers finds issuers that the file lacks
 */
record ValidationRun(ProofsOfExistence proofs, IssuerSearch issuers) {}
