package org.qoltanba.client.waiting;

import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;

/** Failures nobody foresaw, shown without their words: those may quote what a service sent. */
public final class Faults {

    private Faults() {}

    /**
     * An answer that could not be worked with.
     *
     * @param context which answer
     * @param fault what was thrown; null if nothing was thrown and nothing came of it
     * @return the exception to report
     */
    public static ProtocolException notWorkedWith(ErrorContext context, @Nullable Throwable fault) {
        return new ProtocolException(
                "The answer of " + context.service() + " to " + context.operation()
                        + " could not be worked with. This may be a fault of the SDK: please report it with the stack trace.",
                context,
                fault == null ? null : withoutWords(fault));
    }

    /**
     * The same failure as its type and stack trace.
     *
     * @param fault what was thrown
     * @return an exception without message and cause
     */
    public static Exception withoutWords(Throwable fault) {
        Exception shown = new IllegalStateException(fault.getClass().getName());
        shown.setStackTrace(fault.getStackTrace());
        return shown;
    }
}
