package org.qoltanba.testkit.dss;

/**
 * What is open about the audit service (contract section 2.1 names its address, section 10.1 its refusals; its calls are not
 * published). A part of {@link DssSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class DssAuditSwitches {

    private static final int USUAL_PAGE = 100;

    private volatile boolean installed;
    private volatile int largestPage = USUAL_PAGE;

    DssAuditSwitches() {}

    /**
     * Whether {@code GET /Audit/api/audit} is answered (section 2.1). It is not. Otherwise it lists what the user was to
     * confirm, newest last; {@code start} and {@code count} are its bounds, {@code field}, {@code operation} and
     * {@code value} its filter, all of which is made up: {@code State} and {@code DocumentInfo} can be compared with
     * {@code eq}, {@code CreatedAt} with {@code eq}, {@code ge} and {@code le}.
     *
     * @param isInstalled true to answer
     * @return this
     */
    public DssAuditSwitches installed(boolean isInstalled) {
        installed = isInstalled;
        return this;
    }

    /**
     * The most records that one answer has (not published); beyond it {@code error_bad_bounds}. 100.
     *
     * @param records at least 1
     * @return this
     */
    public DssAuditSwitches largestPage(int records) {
        largestPage = SwitchValues.positive(records, "records");
        return this;
    }

    boolean installed() {
        return installed;
    }

    int largestPage() {
        return largestPage;
    }
}
