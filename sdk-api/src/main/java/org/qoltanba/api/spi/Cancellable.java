package org.qoltanba.api.spi;

/**
 * Something scheduled that can still be called off.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Cancellable {

    /** Calls it off if it has not begun. Calling twice is harmless. */
    void cancel();
}
