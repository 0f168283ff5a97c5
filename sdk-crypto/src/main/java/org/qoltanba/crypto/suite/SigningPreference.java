package org.qoltanba.crypto.suite;

/** What a caller wishes where a key leaves a choice. */
public enum SigningPreference {
    /** What everybody can verify: PKCS#1 v1.5 for RSA keys. */
    CLASSIC,
    /** RSASSA-PSS for RSA keys. */
    PSS
}
