package org.qoltanba.testkit.sigex;

import java.util.concurrent.Callable;

/**
 * Works on what a caller has sent. Bouncy Castle parses lazily and reports a malformed structure with whatever its
 * getters and operators run into, checked or not; here all of that becomes the one refusal that fits.
 */
final class Untrusted {

    private Untrusted() {}

    /** Returns what the work returns; a failure becomes the refusal, unless the work has refused by itself. */
    static <T> T orRefuse(Refusal refusal, Callable<T> work) {
        try {
            return work.call();
        } catch (RefusedException refused) {
            throw refused;
        } catch (Exception malformed) {
            throw refusal.exception();
        }
    }
}
