package org.qoltanba.crypto.cades;

import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.x500.DirectoryString;
import org.jspecify.annotations.Nullable;

/**
 * Where a signer claims to have signed (RFC 5126 section 5.11.2, ETSI EN 319 122-1 section 5.2.5).
 *
 * @param country the country, as a rule two letters (ISO 3166-1); null if it is not stated
 * @param locality the town; null if it is not stated
 * @param postalAddress up to six lines; empty if it is not stated
 * @since 0.1.0
 */
public record SignerLocation(
        @Nullable String country, @Nullable String locality, List<String> postalAddress) {

    private static final int LINES = 6;

    /**
     * Checks that something is stated.
     *
     * @param country the country
     * @param locality the town
     * @param postalAddress up to six lines
     * @throws IllegalArgumentException if nothing is stated, a part is blank, or there are more than six lines
     */
    public SignerLocation {
        postalAddress = List.copyOf(Objects.requireNonNull(postalAddress, "postalAddress"));
        if (country == null && locality == null && postalAddress.isEmpty()) {
            throw new IllegalArgumentException("A location needs a country, a locality or a postal address.");
        }
        if (isBlank(country)
                || isBlank(locality)
                || postalAddress.stream().anyMatch(String::isBlank)
                || postalAddress.size() > LINES) {
            throw new IllegalArgumentException(
                    "The parts of a location must not be blank, and a postal address has at most six lines.");
        }
    }

    /**
     * A town in a country.
     *
     * @param country the country, as a rule two letters
     * @param locality the town
     * @return the location
     * @throws IllegalArgumentException if a part is blank
     */
    public static SignerLocation of(String country, String locality) {
        return new SignerLocation(
                Objects.requireNonNull(country, "country"), Objects.requireNonNull(locality, "locality"), List.of());
    }

    private static boolean isBlank(@Nullable String part) {
        return part != null && part.isBlank();
    }

    org.bouncycastle.asn1.esf.SignerLocation structure() {
        return new org.bouncycastle.asn1.esf.SignerLocation(
                directoryString(country),
                directoryString(locality),
                postalAddress.isEmpty()
                        ? null
                        : postalAddress.stream().map(DirectoryString::new).toArray(DirectoryString[]::new));
    }

    private static @Nullable DirectoryString directoryString(@Nullable String part) {
        return part == null ? null : new DirectoryString(part);
    }

    /** Does not repeat the place. */
    @Override
    public String toString() {
        return "SignerLocation[***]";
    }
}
