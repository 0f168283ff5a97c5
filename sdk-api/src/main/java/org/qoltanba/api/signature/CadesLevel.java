package org.qoltanba.api.signature;

/**
 * How much evidence a CAdES signature carries.
 *
 * @since 0.1.0
 */
public enum CadesLevel {
    /** A CMS signature (RFC 5652) without what CAdES demands of every signature. It is never accepted as CAdES. */
    CMS("CMS"),
    /** CAdES-BES (RFC 5126 section 4.3.1): the signer's certificate is bound to the signature. */
    BES("CAdES-BES"),
    /** CAdES-EPES (RFC 5126 section 4.3.2): BES that names the signature policy it was made under. */
    EPES("CAdES-EPES"),
    /** CAdES-T (RFC 5126 section 4.4.1): BES or EPES with a time stamp on the signature. */
    T("CAdES-T"),
    /** CAdES-C (RFC 5126 section 4.4.2): T with references to the certificates and revocation data needed. */
    C("CAdES-C"),
    /** CAdES-X (RFC 5126 section 4.4.3): C with a time stamp on the references. */
    X("CAdES-X"),
    /** CAdES-X Long (RFC 5126 section 4.4.3.3): C with the certificates and revocation data themselves. */
    X_LONG("CAdES-X-Long"),
    /**
     * CAdES-X Long Type 1 (RFC 5126 section 4.4.3.4): X Long with a time stamp on signature and references. CryptoPro
     * calls it XLT1.
     */
    X_LONG_TYPE_1("CAdES-X-Long-Type-1"),
    /** CAdES-A (RFC 5126 section 4.4.4): with archive time stamps, outside the European baseline. */
    A("CAdES-A"),
    /** Baseline B-B (ETSI EN 319 122-1): BES within the limits of the European baseline. */
    B_B("CAdES-BASELINE-B"),
    /** Baseline B-T (ETSI EN 319 122-1): B-B with a time stamp on the signature. */
    B_T("CAdES-BASELINE-T"),
    /** Baseline B-LT (ETSI EN 319 122-1): B-T with all certificates and revocation data a verifier needs. */
    B_LT("CAdES-BASELINE-LT"),
    /** Baseline B-LTA (ETSI EN 319 122-1): B-LT with an archive time stamp over all of it. */
    B_LTA("CAdES-BASELINE-LTA");

    private final String displayName;

    CadesLevel(String displayName) {
        this.displayName = displayName;
    }

    /**
     * The name the standards use.
     *
     * @return for example {@code CAdES-BASELINE-B}
     */
    public String displayName() {
        return displayName;
    }
}
