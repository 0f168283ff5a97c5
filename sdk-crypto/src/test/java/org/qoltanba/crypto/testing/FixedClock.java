package org.qoltanba.crypto.testing;

import java.time.Instant;
import org.qoltanba.api.spi.SdkClock;

/**
 * A clock that stands still.
 *
 * @param now what it shows
 */
public record FixedClock(Instant now) implements SdkClock {

    @Override
    public long nanoTime() {
        return 0;
    }
}
