package org.qoltanba.crypto.suite;

/**
 * The three object identifiers that choose a suite, dotted decimal.
 *
 * @param key the public key's algorithm (SubjectPublicKeyInfo)
 * @param signature the signature's algorithm (SignerInfo, certificate, CRL)
 * @param digest the digest's algorithm
 */
public record SuiteId(String key, String signature, String digest) {}
