package org.qoltanba.api.sigex;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.qoltanba.api.signature.Bin;

/**
 * Which version of SIGEX is running (contract section 7.47).
 *
 * @param version for example {@code v2.10.3}
 * @param builtAt when it was built, to the second
 * @param licenseOwner the organisation it is licensed to
 * @param licenseUntil the last day of the licence, in UTC
 * @since 0.1.0
 */
public record ServiceVersion(String version, Instant builtAt, Bin licenseOwner, LocalDate licenseUntil) {

    /**
     * Checks that all are given.
     *
     * @param version for example {@code v2.10.3}
     * @param builtAt when it was built
     * @param licenseOwner the organisation it is licensed to
     * @param licenseUntil the last day of the licence
     */
    public ServiceVersion {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(builtAt, "builtAt");
        Objects.requireNonNull(licenseOwner, "licenseOwner");
        Objects.requireNonNull(licenseUntil, "licenseUntil");
    }
}
