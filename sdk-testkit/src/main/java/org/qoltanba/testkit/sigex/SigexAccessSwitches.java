package org.qoltanba.testkit.sigex;

/**
 * Cells of the access matrices of the SIGEX contract that say a bare yes or no, which got lost in every copy (section 3.5). A
 * part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexAccessSwitches {

    private volatile boolean employeesActForThemselves;
    private volatile boolean individualsActAsEmployees;
    private volatile boolean originalNeedsIdentity = true;

    SigexAccessSwitches() {}

    /**
     * Whether somebody who has signed in as an employee may do what they may do as an individual: the column "employee" in
     * the rows of individuals, for documents and packages, their settings and lists (section 16, question 3; inferred). They
     * may not.
     *
     * @param may true for yes in these cells
     * @return this
     */
    public SigexAccessSwitches employeesActForThemselves(boolean may) {
        employeesActForThemselves = may;
        return this;
    }

    /**
     * Whether somebody who has signed in as an individual may do what they may do as an employee: the column "individual" in
     * the rows of employees, for documents and packages, their settings and lists (section 16, question 3; inferred). They
     * may not. What needs a right in the organisation remains for its employees.
     *
     * @param may true for yes in these cells
     * @return this
     */
    public SigexAccessSwitches individualsActAsEmployees(boolean may) {
        individualsActAsEmployees = may;
        return this;
    }

    /**
     * Whether the original of a public document is for callers alone who are known: the column "anonymous" (section 16,
     * question 3; inferred). It is; others are told {@code Authentication required}.
     *
     * @param needed false to give it to everybody who may see the document
     * @return this
     */
    public SigexAccessSwitches originalNeedsIdentity(boolean needed) {
        originalNeedsIdentity = needed;
        return this;
    }

    /** Whether a rule names a person, in this capacity or in one that counts as well. */
    boolean names(AccessRule rule, SignerIdentity person) {
        if (rule.names(person)) {
            return true;
        }
        if (person.bin() == null) {
            return individualsActAsEmployees
                    && rule.bin() != null
                    && person.iin().equals(rule.iin());
        }
        return employeesActForThemselves && rule.bin() == null && person.iin().equals(rule.iin());
    }

    boolean originalNeedsIdentity() {
        return originalNeedsIdentity;
    }
}
