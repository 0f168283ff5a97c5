package org.qoltanba.api.signature;

/**
 * Why a verdict is not {@link Indication#TOTAL_PASSED} (ETSI EN 319 102-1 section 5.1.3, tables 5 and 6).
 *
 * @since 0.1.0
 */
public enum SubIndication {
    /** The signature is not in a form that can be processed, or breaks a rule of its format. */
    FORMAT_FAILURE,
    /** The document is not the one that was signed. */
    HASH_FAILURE,
    /** The signature value does not match signer and signed attributes. */
    SIG_CRYPTO_FAILURE,
    /** The signature was made after a certificate had been revoked. */
    REVOKED,
    /** The signature was made after the certificate had expired. */
    EXPIRED,
    /** The signature was made before the certificate was valid. */
    NOT_YET_VALID,
    /** A rule about the attributes of the signature is broken. */
    SIG_CONSTRAINTS_FAILURE,
    /** A rule about the certificates of the path is broken, for example their purpose. */
    CHAIN_CONSTRAINTS_FAILURE,
    /** The path exists but its checking ended in an error. */
    CERTIFICATE_CHAIN_GENERAL_FAILURE,
    /** An algorithm or key length is too weak. */
    CRYPTO_CONSTRAINTS_FAILURE,
    /** An algorithm or key length is too weak by now, and nothing proves that the signature is from when it was not. */
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    /** The rules of the signature's policy could not be processed. */
    POLICY_PROCESSING_ERROR,
    /** The signature was made under a policy whose rules are not known. */
    SIGNATURE_POLICY_NOT_AVAILABLE,
    /** The times of the time stamps contradict their order. */
    TIMESTAMP_ORDER_FAILURE,
    /** No path from the signer's certificate to a trust anchor. */
    NO_CERTIFICATE_CHAIN_FOUND,
    /** The signer's certificate is not there, or is not the one the signature names. */
    NO_SIGNING_CERTIFICATE_FOUND,
    /** No document was given and the signature does not hold one. */
    SIGNED_DATA_NOT_FOUND,
    /** Nothing proves that an object existed when it had to. */
    NO_POE,
    /** The signer's certificate is revoked, and nothing proves that the signature is older. */
    REVOKED_NO_POE,
    /** A CA certificate of the path is revoked, and nothing proves that the signature is older. */
    REVOKED_CA_NO_POE,
    /** The certificate has expired or is not yet valid, and nothing proves when the signature was made. */
    OUT_OF_BOUNDS_NO_POE,
    /** The certificate has expired without having been revoked, and nothing proves when the signature was made. */
    OUT_OF_BOUNDS_NOT_REVOKED,
    /** The revocation data is outside its own validity, and nothing proves when it was made. */
    REVOCATION_OUT_OF_BOUNDS_NO_POE,
    /** Whether the certificate is revoked could not be found out. Try again with fresh revocation data. */
    TRY_LATER
}
