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
    /** Baseline B-B (ETSI EN 319 122-1): BES within the limits of the European baseline. */
    B_B("CAdES-BASELINE-B");

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
