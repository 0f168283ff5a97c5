package org.qoltanba.testkit.dss;

import java.time.Duration;

/**
 * What the contract leaves open about tokens and codes of the Identity Centre (contract section 3). Safe to share between
 * threads.
 *
 * @since 0.1.0
 */
public final class DssSignInSwitches {

    private volatile Duration codeLifetime = Duration.ofMinutes(5);
    private volatile Duration refreshTokenLifetime = Duration.ofDays(30);
    private volatile boolean codeReusable;
    private volatile boolean refreshTokenRotates = true;

    DssSignInSwitches() {}

    /**
     * How long an authorization code is good (inferred). 300 seconds.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssSignInSwitches codeLifetime(Duration lifetime) {
        codeLifetime = DssSwitches.wholeSeconds(lifetime);
        return this;
    }

    /**
     * Whether an authorization code is taken more than once (section 3.4, inferred). It is not.
     *
     * @param reusable true to take it again
     * @return this
     */
    public DssSignInSwitches codeReusable(boolean reusable) {
        codeReusable = reusable;
        return this;
    }

    /**
     * How long a refresh token is good (inferred). 30 days.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssSignInSwitches refreshTokenLifetime(Duration lifetime) {
        refreshTokenLifetime = DssSwitches.wholeSeconds(lifetime);
        return this;
    }

    /**
     * Whether the use of a refresh token gives a new one and ends the old one (section 3.3: possibly). It does.
     *
     * @param rotates false to give none and keep the old one
     * @return this
     */
    public DssSignInSwitches refreshTokenRotates(boolean rotates) {
        refreshTokenRotates = rotates;
        return this;
    }

    Duration codeLifetime() {
        return codeLifetime;
    }

    Duration refreshTokenLifetime() {
        return refreshTokenLifetime;
    }

    boolean codeReusable() {
        return codeReusable;
    }

    boolean refreshTokenRotates() {
        return refreshTokenRotates;
    }
}
