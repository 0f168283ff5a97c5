package org.qoltanba.api.sigex;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.signature.Signature;

/**
 * It is not known whether the signatures of a package were registered: all of them or none. Keep {@link #signatures()}
 * and call {@link RegisteredPackage#add} with them when the service answers again: it registers nothing twice.
 *
 * @since 0.1.0
 */
public class PackageSigningInterruptedException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final transient List<Signature> signatures;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param signatures the signatures, one for each document
     * @param cause what led to it, or null
     */
    public PackageSigningInterruptedException(
            String message, ErrorContext context, List<Signature> signatures, @Nullable Throwable cause) {
        super(message, context, true, cause);
        this.signatures = List.copyOf(signatures);
    }

    /**
     * The signatures: all that is needed to go on.
     *
     * @return one for each document, in order
     */
    public List<Signature> signatures() {
        return signatures;
    }
}
