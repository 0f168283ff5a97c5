package org.qoltanba.crypto.health;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that has to be reissued, with the reasons. It holds no copy of the certificate, so that many of them
 * are small.
 *
 * @param place where it was found: a file below the folder, or its number in a list
 * @param name the common name, organisation or identifier of the holder; null if the certificate has none
 * @param issuer the distinguished name of the issuer
 * @param serialNumber unique for the issuer
 * @param sha256 the SHA-256 of the encoded certificate, lower-case hexadecimal
 * @param notAfter when the certificate itself expires
 * @param problems the reasons, the most urgent first; at least one
 * @since 0.1.0
 */
public record EndangeredCertificate(
        String place,
        @Nullable String name,
        String issuer,
        BigInteger serialNumber,
        String sha256,
        Instant notAfter,
        List<HealthProblem> problems) {

    /** The most urgent first; equally urgent ones by place, so that the order is always the same. */
    static final Comparator<EndangeredCertificate> BY_URGENCY = Comparator.comparing(EndangeredCertificate::reissueBy)
            .thenComparing(EndangeredCertificate::place)
            .thenComparing(EndangeredCertificate::sha256);

    /**
     * Checks that all is there.
     *
     * @param place where it was found
     * @param name the holder
     * @param issuer the issuer's name
     * @param serialNumber unique for the issuer
     * @param sha256 the SHA-256 of the encoded certificate
     * @param notAfter when the certificate itself expires
     * @param problems the reasons, the most urgent first
     * @throws IllegalArgumentException if there is no reason
     */
    public EndangeredCertificate {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(serialNumber, "serialNumber");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(notAfter, "notAfter");
        problems = problems.stream()
                .sorted(Comparator.comparing(HealthProblem::when).thenComparing(HealthProblem::kind))
                .toList();
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("A certificate without a problem is not endangered.");
        }
    }

    /**
     * By when it has to be reissued.
     *
     * @return when the first of the problems sets in; in the past if one has
     */
    public Instant reissueBy() {
        return problems.get(0).when();
    }

    /**
     * The holder.
     *
     * @return the common name, organisation or identifier, if the certificate has one
     */
    public Optional<String> holder() {
        return Optional.ofNullable(name);
    }

    /** Place and reasons, not the holder. */
    @Override
    public String toString() {
        return "EndangeredCertificate[" + place + ", serial number " + serialNumber.toString(16) + ", " + problems
                + "]";
    }
}
