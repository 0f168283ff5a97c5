package org.qoltanba.testkit.sigex;

/**
 * How much SIGEX takes and gives at once (contract section 14): most of its limits exist without being published. A part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexLimitSwitches {

    private static final int MEBIBYTE = 1024 * 1024;

    private volatile int pageSize = 50;
    private volatile int jsonBody = 4 * MEBIBYTE;
    private volatile long original = 100L * MEBIBYTE;
    private volatile int field = 1024;
    private volatile int emailAddresses = 10;
    private volatile int logo = 64 * 1024;
    private volatile int callsPerMinute = Integer.MAX_VALUE;

    SigexLimitSwitches() {}

    /**
     * How many signatures a page has (section 14; not published). 50.
     *
     * @param signatures at least 1
     * @return this
     */
    public SigexLimitSwitches pageSize(int signatures) {
        pageSize = SwitchValues.positive(signatures, "signatures");
        return this;
    }

    /**
     * The largest JSON body (section 14; not published). 4 MiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public SigexLimitSwitches jsonBody(int bytes) {
        jsonBody = SwitchValues.positive(bytes, "bytes");
        return this;
    }

    /**
     * The largest document (section 14; not published). 100 MiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public SigexLimitSwitches original(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("bytes must be at least 1, was " + bytes + ".");
        }
        original = bytes;
        return this;
    }

    /**
     * The longest title and the longest description (section 14; not published). 1024 characters.
     *
     * @param characters at least 1
     * @return this
     */
    public SigexLimitSwitches field(int characters) {
        field = SwitchValues.positive(characters, "characters");
        return this;
    }

    /**
     * How many e-mail addresses one notification takes (section 14; not published). 10.
     *
     * @param addresses at least 1
     * @return this
     */
    public SigexLimitSwitches emailAddresses(int addresses) {
        emailAddresses = SwitchValues.positive(addresses, "addresses");
        return this;
    }

    /**
     * The largest logo in QR codes (section 5.13; not published). 64 KiB.
     *
     * @param bytes at least 1
     * @return this
     */
    public SigexLimitSwitches logo(int bytes) {
        logo = SwitchValues.positive(bytes, "bytes");
        return this;
    }

    /**
     * How many calls are answered within a minute of virtual time (section 14; not published). Any number.
     *
     * @param calls at least 1
     * @return this
     */
    public SigexLimitSwitches callsPerMinute(int calls) {
        callsPerMinute = SwitchValues.positive(calls, "calls");
        return this;
    }

    int pageSize() {
        return pageSize;
    }

    int jsonBody() {
        return jsonBody;
    }

    long original() {
        return original;
    }

    int field() {
        return field;
    }

    int emailAddresses() {
        return emailAddresses;
    }

    int logo() {
        return logo;
    }

    int callsPerMinute() {
        return callsPerMinute;
    }
}
