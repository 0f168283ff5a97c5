package org.qoltanba.api.sigex;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.TransportException;

/**
 * The registration of a package stopped midway. Nothing was done twice, and nothing will be behind your back.
 *
 * <ul>
 *   <li>{@link #packageId()} is there: the service has the package but perhaps not all documents. Call {@link
 *       RegisteredPackage#complete} when the service answers again.
 *   <li>{@link #candidates()} are there: the service holds packages that look like this one. If one of them is it, call
 *       {@link RegisteredPackage#complete} on it; if not, register again.
 *   <li>Neither: the service could not be asked. Look at {@link SigexPackages#ofOrganization} before you register again.
 * </ul>
 *
 * @since 0.1.0
 */
public class PackageInterruptedException extends TransportException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable PackageId packageId;
    private final transient List<PackageId> candidates;

    /**
     * Creates the exception.
     *
     * @param message what happened, what was expected, what to do
     * @param context where it happened
     * @param packageId the package if the service named it, or null
     * @param candidates packages at the service that may be this one
     * @param cause what led to it, or null
     */
    public PackageInterruptedException(
            String message,
            ErrorContext context,
            @Nullable PackageId packageId,
            List<PackageId> candidates,
            @Nullable Throwable cause) {
        super(message, context, true, cause);
        this.packageId = packageId;
        this.candidates = List.copyOf(candidates);
    }

    /**
     * The package if the service named it before it stopped answering.
     *
     * @return its identifier
     */
    public Optional<PackageId> packageId() {
        return Optional.ofNullable(packageId);
    }

    /**
     * Packages of the organisation with this title, this description and as many documents, registered meanwhile.
     *
     * @return an unmodifiable list; empty if there is none or the service could not be asked
     */
    public List<PackageId> candidates() {
        return candidates;
    }
}
