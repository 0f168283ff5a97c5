package org.qoltanba.api.sigex;

import java.time.Instant;

/**
 * Packages: documents that belong together, announced with one e-mail and signed all at once if so wanted (contract
 * section 12.3).
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public interface SigexPackages {

    /**
     * Begins to register a package. Nothing is sent before {@link PackageRegistration#submit()}.
     *
     * @param title what people see
     * @return what to fill in
     * @throws IllegalArgumentException if the title is blank
     */
    PackageRegistration register(String title);

    /**
     * A package that is registered already. Asks nothing of the service yet.
     *
     * @param id its identifier
     * @return a handle
     */
    RegisteredPackage get(PackageId id);

    /**
     * The packages that name the caller in person, newest first (contract section 7.37). An information system has none;
     * it asks for those of its organisation. Asks nothing of the service yet.
     *
     * @param from the first instant; counted to the millisecond
     * @param until the instant behind the last
     * @return the packages, to be read page by page
     * @throws IllegalArgumentException if the end is not after the beginning
     */
    Listing<PackageSummary> storedBetween(Instant from, Instant until);

    /**
     * The packages of the caller's organisation, newest first. Takes the right {@code packagesList}. Asks nothing of the
     * service yet.
     *
     * @param from the first instant; counted to the millisecond
     * @param until the instant behind the last
     * @return the packages, to be read page by page
     * @throws IllegalArgumentException if the end is not after the beginning
     */
    Listing<PackageSummary> ofOrganization(Instant from, Instant until);
}
