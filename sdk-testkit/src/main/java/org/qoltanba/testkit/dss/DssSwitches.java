package org.qoltanba.testkit.dss;

/**
 * What the DSS contract leaves open or an administrator decides, with the value assumed where nothing is said: one part
 * for each area of the contract. Switches may be turned while the fake runs; they bind the calls that come after. Numbers
 * refer to the questions of contract section 17.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssSwitches {

    private final DssPolicy policy = new DssPolicy();
    private final DssInstallationSwitches installation = new DssInstallationSwitches();
    private final DssSignInSwitches signIn = new DssSignInSwitches();
    private final DssCertificateSwitches certificates = new DssCertificateSwitches();
    private final DssTransactionSwitches transactions = new DssTransactionSwitches();
    private final DssConfirmationSwitches confirmations = new DssConfirmationSwitches();
    private final DssCodeSwitches codes = new DssCodeSwitches();
    private final DssCallbackSwitches callbacks = new DssCallbackSwitches();
    private final DssOperationSwitches operations = new DssOperationSwitches();
    private final DssKeySwitches keys = new DssKeySwitches();
    private final DssDocumentSwitches documents = new DssDocumentSwitches();
    private final DssAuditSwitches audit = new DssAuditSwitches();
    private final DssBindingSwitches bindings = new DssBindingSwitches();

    DssSwitches() {}

    /**
     * What an administrator allows and demands (section 4.3).
     *
     * @return the policy of the service
     */
    public DssPolicy policy() {
        return policy;
    }

    /**
     * Which edition of DSS it is, and how it talks (section 2).
     *
     * @return to be turned at any time
     */
    public DssInstallationSwitches installation() {
        return installation;
    }

    /**
     * What is open about tokens and codes of the Identity Centre (section 3).
     *
     * @return to be turned at any time
     */
    public DssSignInSwitches signIn() {
        return signIn;
    }

    /**
     * What is open about certificates and requests for them (sections 4.2 and 6.5).
     *
     * @return to be turned at any time
     */
    public DssCertificateSwitches certificates() {
        return certificates;
    }

    /**
     * What is open about transactions and their results (sections 5 and 6).
     *
     * @return to be turned at any time
     */
    public DssTransactionSwitches transactions() {
        return transactions;
    }

    /**
     * What is open about confirmations (sections 7, 8 and 11).
     *
     * @return to be turned at any time
     */
    public DssConfirmationSwitches confirmations() {
        return confirmations;
    }

    /**
     * How one-time codes are made and checked (section 8.3).
     *
     * @return to be turned at any time
     */
    public DssCodeSwitches codes() {
        return codes;
    }

    /**
     * What becomes of callbacks (section 9).
     *
     * @return to be turned at any time
     */
    public DssCallbackSwitches callbacks() {
        return callbacks;
    }

    /**
     * What is open about operations of version 2 (section 12).
     *
     * @return to be turned at any time
     */
    public DssOperationSwitches operations() {
        return operations;
    }

    /**
     * What is open about keys without a certificate (section 12.6).
     *
     * @return to be turned at any time
     */
    public DssKeySwitches keys() {
        return keys;
    }

    /**
     * What is open about the Document Store (section 12.7).
     *
     * @return to be turned at any time
     */
    public DssDocumentSwitches documents() {
        return documents;
    }

    /**
     * What is open about the audit service (sections 2.1 and 10.1).
     *
     * @return to be turned at any time
     */
    public DssAuditSwitches audit() {
        return audit;
    }

    /**
     * What is open about users and their devices (section 13).
     *
     * @return to be turned at any time
     */
    public DssBindingSwitches bindings() {
        return bindings;
    }
}
