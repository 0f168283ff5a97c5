package org.qoltanba.crypto.pki;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a certificate was revoked (RFC 5280 section 5.3.1). Open: a code that is not listed there is kept as it came.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class RevocationReason {

    /** No reason was given. */
    public static final RevocationReason UNSPECIFIED = new RevocationReason(0, "unspecified");

    /** The private key is or may be in wrong hands. */
    public static final RevocationReason KEY_COMPROMISE = new RevocationReason(1, "key compromise");

    /** The authority's private key is or may be in wrong hands. */
    public static final RevocationReason CA_COMPROMISE = new RevocationReason(2, "authority compromise");

    /** Name or other details of the subject have changed. */
    public static final RevocationReason AFFILIATION_CHANGED = new RevocationReason(3, "affiliation changed");

    /** Another certificate has taken its place. */
    public static final RevocationReason SUPERSEDED = new RevocationReason(4, "superseded");

    /** It is not needed any more. */
    public static final RevocationReason CESSATION_OF_OPERATION = new RevocationReason(5, "cessation of operation");

    /** Suspended: it may become good again. */
    public static final RevocationReason CERTIFICATE_HOLD = new RevocationReason(6, "certificate hold");

    /** No longer suspended; occurs in delta CRLs only. */
    public static final RevocationReason REMOVE_FROM_CRL = new RevocationReason(8, "removed from the list");

    /** A privilege stated in the certificate was withdrawn. */
    public static final RevocationReason PRIVILEGE_WITHDRAWN = new RevocationReason(9, "privilege withdrawn");

    /** The attribute authority's private key is or may be in wrong hands. */
    public static final RevocationReason AA_COMPROMISE = new RevocationReason(10, "attribute authority compromise");

    private static final List<RevocationReason> KNOWN = List.of(
            UNSPECIFIED,
            KEY_COMPROMISE,
            CA_COMPROMISE,
            AFFILIATION_CHANGED,
            SUPERSEDED,
            CESSATION_OF_OPERATION,
            CERTIFICATE_HOLD,
            REMOVE_FROM_CRL,
            PRIVILEGE_WITHDRAWN,
            AA_COMPROMISE);

    private final int code;
    private final String name;

    private RevocationReason(int code, String name) {
        this.code = code;
        this.name = name;
    }

    /**
     * Finds the reason of a code.
     *
     * @param code the number in the CRL or OCSP answer
     * @return the constant, or an unnamed reason with that code
     */
    public static RevocationReason of(int code) {
        for (RevocationReason known : KNOWN) {
            if (known.code == code) {
                return known;
            }
        }
        return new RevocationReason(code, "reason " + code);
    }

    /**
     * The number.
     *
     * @return as in RFC 5280 section 5.3.1
     */
    public int code() {
        return code;
    }

    /**
     * Whether it is one of the constants of this class.
     *
     * @return true if the SDK has a name for it
     */
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RevocationReason that && code == that.code;
    }

    @Override
    public int hashCode() {
        return code;
    }

    @Override
    public String toString() {
        return name;
    }
}
