package org.qoltanba.testkit.dss;

import java.time.Duration;

/**
 * How one-time codes are made and checked, those by SMS, by e-mail and of a token (contract section 8.3). Safe to share
 * between threads.
 *
 * @since 0.1.0
 */
public final class DssCodeSwitches {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 18;

    private volatile Duration lifetime = Duration.ofMinutes(3);
    private volatile int length = 6;
    private volatile int attempts = 3;
    private volatile boolean wrongCodeAnsweredAsError;
    private volatile boolean madeAnew;

    DssCodeSwitches() {}

    /**
     * How long a code is good (section 14.4). 180 seconds.
     *
     * @param time whole seconds, at least 1
     * @return this
     */
    public DssCodeSwitches lifetime(Duration time) {
        lifetime = SwitchValues.wholeSeconds(time);
        return this;
    }

    /**
     * How many digits a code that is sent has. 6.
     *
     * @param digits 4 to 18
     * @return this
     */
    public DssCodeSwitches length(int digits) {
        if (digits < SHORTEST || digits > LONGEST) {
            throw new IllegalArgumentException("A one-time code has 4 to 18 digits here, got " + digits + ".");
        }
        length = digits;
        return this;
    }

    /**
     * How many wrong codes end a confirmation with {@code max_attempts_exceeded} (section 16). 3.
     *
     * @param count at least 1
     * @return this
     */
    public DssCodeSwitches attempts(int count) {
        attempts = SwitchValues.positive(count, "count");
        return this;
    }

    /**
     * How a wrong code is answered while attempts are left (section 8.3): with 200, a challenge and a warning in its title,
     * or with 400 {@code authentication_failed}. With 200.
     *
     * @param asError true for 400
     * @return this
     */
    public DssCodeSwitches wrongCodeAnsweredAsError(boolean asError) {
        wrongCodeAnsweredAsError = asError;
        return this;
    }

    /**
     * What whoever opens a confirmation again, to have the code sent again, gets (section 8.3): the same code once more, or
     * another one, with a lifetime of its own and under another identifier. The same.
     *
     * @param anew true for another one
     * @return this
     */
    public DssCodeSwitches madeAnew(boolean anew) {
        madeAnew = anew;
        return this;
    }

    boolean madeAnew() {
        return madeAnew;
    }

    Duration lifetime() {
        return lifetime;
    }

    int length() {
        return length;
    }

    int attempts() {
        return attempts;
    }

    boolean wrongCodeAnsweredAsError() {
        return wrongCodeAnsweredAsError;
    }
}
