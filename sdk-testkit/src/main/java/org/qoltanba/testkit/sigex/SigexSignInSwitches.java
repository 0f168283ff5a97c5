package org.qoltanba.testkit.sigex;

import java.time.Duration;

/**
 * What the SIGEX contract leaves open about signing in (sections 3.2 and 14). A part of {@link SigexSwitches}.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class SigexSignInSwitches {

    private volatile Duration nonceLifetime = Duration.ofMinutes(5);
    private volatile Duration tokenLifetime = Duration.ofHours(1);
    private volatile boolean refusalSpendsNonce = true;
    private volatile boolean systemsNeedCertificate;

    SigexSignInSwitches() {}

    /**
     * How long a nonce for signing in can be used (section 14; not published). 5 minutes.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexSignInSwitches nonceLifetime(Duration duration) {
        nonceLifetime = SwitchValues.positive(duration, "duration");
        return this;
    }

    /**
     * How long a token in the cookie {@code jwt} lasts (section 14; not published). It is renewed in the second half of
     * this time. An hour.
     *
     * @param duration at least a millisecond
     * @return this
     */
    public SigexSignInSwitches tokenLifetime(Duration duration) {
        tokenLifetime = SwitchValues.positive(duration, "duration");
        return this;
    }

    /**
     * Whether a nonce is spent when signing in with it was refused (section 3.2: each can be used once; whether a refused
     * attempt uses it is not published). It is.
     *
     * @param spends false to let it be tried again until somebody has signed in with it
     * @return this
     */
    public SigexSignInSwitches refusalSpendsNonce(boolean spends) {
        refusalSpendsNonce = spends;
        return this;
    }

    /**
     * Whether every call on the port of information systems needs a certificate that an organisation has registered (section
     * 16, question 25). It does not: with another one, or none, the caller is anonymous and may do what everybody may.
     *
     * @param needed true to refuse all other calls there with {@code Authentication required}
     * @return this
     */
    public SigexSignInSwitches systemsNeedCertificate(boolean needed) {
        systemsNeedCertificate = needed;
        return this;
    }

    Duration nonceLifetime() {
        return nonceLifetime;
    }

    Duration tokenLifetime() {
        return tokenLifetime;
    }

    boolean refusalSpendsNonce() {
        return refusalSpendsNonce;
    }

    boolean systemsNeedCertificate() {
        return systemsNeedCertificate;
    }
}
