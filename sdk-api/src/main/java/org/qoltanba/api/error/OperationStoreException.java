package org.qoltanba.api.error;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of pending operations could not be read or written: a disk is full, a database is away. The operations
 * themselves go on at their services. Check the store, then do the same again.
 *
 * @since 0.1.0
 */
public class OperationStoreException extends SdkException {

    private static final long serialVersionUID = 1L;

    private final boolean mayHaveHappened;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param mayHaveHappened whether the change may have been made all the same, as when a connection is lost during a
     *     commit
     * @param cause what led to it, or null
     */
    public OperationStoreException(String message, boolean mayHaveHappened, @Nullable Throwable cause) {
        super(message, ErrorContext.local(), cause);
        this.mayHaveHappened = mayHaveHappened;
    }

    /**
     * Whether the change may have been made all the same.
     *
     * @return false if nothing was changed for certain
     */
    public boolean mayHaveHappened() {
        return mayHaveHappened;
    }

    /** True: stores come back. */
    @Override
    public boolean retryable() {
        return true;
    }
}
