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

    private volatile boolean shortNotFound;
    private volatile boolean renameable;
    private volatile boolean revocationInfoRequired;
    private volatile boolean statusAsNumber;

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

    /**
     * The code for a certificate that is not there (section 10.1 lists two): {@code certificate_not_found} or
     * {@code cert_not_found}. The first.
     *
     * @param isShort true for {@code cert_not_found}
     * @return this
     */
    public DssCertificateSwitches shortNotFound(boolean isShort) {
        shortNotFound = isShort;
        return this;
    }

    /**
     * Whether certificates can be renamed here (section 4.2: they can, but nobody knows at which path). They cannot;
     * otherwise by {@code POST certificates/{id}/friendlyname} with {@code FriendlyName}, which is made up. A name of the
     * user's other certificates is refused with {@code duplicate_friendly_name}, one that is empty or has more than 255
     * characters with {@code invalid_frinendly_name_length}.
     *
     * @param possible true to answer that path
     * @return this
     */
    public DssCertificateSwitches renameable(boolean possible) {
        renameable = possible;
        return this;
    }

    /**
     * Whether an authority wants to be told why a certificate is revoked or suspended (question 15: what
     * {@code RevocationInfo} holds is not known, nor when {@code invalid_rev_request} comes). It does not; otherwise a call
     * without an object there is refused.
     *
     * @param required true to refuse with {@code invalid_rev_request}
     * @return this
     */
    public DssCertificateSwitches revocationInfoRequired(boolean required) {
        revocationInfoRequired = required;
        return this;
    }

    /**
     * Whether {@code Status.Value} is a number (question 14; what each means is not known). It is a word.
     *
     * @param asNumber true for the place of the word in the table of section 4.1
     * @return this
     */
    public DssCertificateSwitches statusAsNumber(boolean asNumber) {
        statusAsNumber = asNumber;
        return this;
    }

    boolean issuedAtOnce() {
        return issuedAtOnce;
    }

    boolean shortNotFound() {
        return shortNotFound;
    }

    boolean renameable() {
        return renameable;
    }

    boolean revocationInfoRequired() {
        return revocationInfoRequired;
    }

    boolean statusAsNumber() {
        return statusAsNumber;
    }
}
