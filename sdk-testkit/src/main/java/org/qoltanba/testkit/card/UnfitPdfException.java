package org.qoltanba.testkit.card;

import java.io.Serial;

/** A file that is no PDF, or none that can be used. */
public final class UnfitPdfException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    UnfitPdfException(String message, Throwable cause) {
        super(message, cause);
    }

    UnfitPdfException(String message) {
        super(message);
    }
}
