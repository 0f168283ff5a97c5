package org.qoltanba.testkit.dss;

/**
 * What is open about certificates and requests for them (contract sections 4.2 and 6.5). A part of {@link DssSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssCertificateSwitches {

    private volatile boolean issuedAtOnce;

    DssCertificateSwitches() {}

    /**
     * Whether the authority answers requests for certificates at once (inferred). It does not: a test issues the
     * certificate, {@link CloudRequest#issue()}, or an application installs it.
     *
     * @param atOnce true to answer every request with a certificate
     * @return this
     */
    public DssCertificateSwitches issuedAtOnce(boolean atOnce) {
        issuedAtOnce = atOnce;
        return this;
    }

    boolean issuedAtOnce() {
        return issuedAtOnce;
    }
}
