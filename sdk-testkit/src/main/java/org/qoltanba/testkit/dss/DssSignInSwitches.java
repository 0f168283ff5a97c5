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
    private volatile boolean transactionClaimed;
    private volatile boolean refreshTokenRotates = true;
    private volatile Duration tokenLifetime = Duration.ofMinutes(5);
    private volatile boolean resourceCaseSensitive;

    DssSignInSwitches() {}

    /**
     * How long an access token lives, the final one of a confirmation included (section 11.1). 300 seconds.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssSignInSwitches tokenLifetime(Duration lifetime) {
        tokenLifetime = SwitchValues.wholeSeconds(lifetime);
        return this;
    }

    /**
     * Whether upper and lower case of {@code resource} matter (question 24). They do not.
     *
     * @param sensitive true to compare exactly
     * @return this
     */
    public DssSignInSwitches resourceCaseSensitive(boolean sensitive) {
        resourceCaseSensitive = sensitive;
        return this;
    }

    /**
     * How long an authorization code is good (inferred). 300 seconds.
     *
     * @param lifetime whole seconds, at least 1
     * @return this
     */
    public DssSignInSwitches codeLifetime(Duration lifetime) {
        codeLifetime = SwitchValues.wholeSeconds(lifetime);
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
        refreshTokenLifetime = SwitchValues.wholeSeconds(lifetime);
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

    /**
     * Whether the final token of a confirmation names what was confirmed in a claim that anybody can read (question 16: it is
     * told somehow, nobody knows in which). It does not.
     *
     * @param claimed true for a claim {@code dss_transaction}, which is made up
     * @return this
     */
    public DssSignInSwitches transactionClaimed(boolean claimed) {
        transactionClaimed = claimed;
        return this;
    }

    boolean transactionClaimed() {
        return transactionClaimed;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    boolean resourceCaseSensitive() {
        return resourceCaseSensitive;
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
