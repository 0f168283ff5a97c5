package org.qoltanba.api.sigex;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody signed in (contract section 7.35).
 *
 * @param at when, by the service's clock
 * @param serialNumber the certificate's serial number, hexadecimal
 * @param issuer who issued the certificate, as text
 * @param address the IP address it came from
 * @since 0.1.0
 */
public record SignInRecord(Instant at, String serialNumber, String issuer, String address) {

    /**
     * Checks that all are given.
     *
     * @param at when, by the service's clock
     * @param serialNumber the certificate's serial number, hexadecimal
     * @param issuer who issued the certificate, as text
     * @param address the IP address it came from
     */
    public SignInRecord {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(serialNumber, "serialNumber");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(address, "address");
    }

    /** Hides where it came from. */
    @Override
    public String toString() {
        return "SignInRecord[" + at + "]";
    }
}
