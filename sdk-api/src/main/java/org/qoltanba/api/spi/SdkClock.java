package org.qoltanba.api.spi;

import java.time.Instant;

/**
 * Where the SDK reads the time. Implementations are safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SdkClock {

    /**
     * The time of day, for signing times, validity and deadlines that a service states.
     *
     * @return the current instant
     */
    Instant now();

    /**
     * A reading that never goes back, for measuring waits. Only differences have a meaning.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanoTime();

    /**
     * The clock of the machine.
     *
     * @return a clock without state
     */
    static SdkClock system() {
        return SystemClock.INSTANCE;
    }
}
