package org.qoltanba.api.spi;

import java.time.Instant;

/** The one place where the SDK asks the machine for the time. */
enum SystemClock implements SdkClock {
    INSTANCE;

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
