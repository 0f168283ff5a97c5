package org.qoltanba.crypto.health;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.crypto.io.BoundedFiles;

/**
 * What ends when, as somebody has written it down: authorities whose accreditation ends, algorithms that are given up.
 *
 * <p>It is a text in UTF-8, one statement a line, three fields with semicolons between them:
 *
 * <pre>{@code
 * # what ; last day ; reason
 * certificate:32c7d2...624 ; 2026-12-31 ; accreditation ends
 * key:5b6a7f02 ; 2027-06-30T18:00:00Z ; the authority closes
 * algorithm:1.2.398.3.10.1.1.1.2 ; 2026-12-31 ; GOST 34.310-2004 is given up
 * }</pre>
 *
 * <ul>
 *   <li>{@code certificate:} and the SHA-256 of an authority's certificate, 64 hexadecimal digits;
 *   <li>{@code key:} and the subject key identifier of an authority (RFC 5280 section 4.2.1.2), 2 to 128 hexadecimal
 *       digits;
 *   <li>{@code algorithm:} and the object identifier of a signature algorithm or of a key's algorithm.
 * </ul>
 *
 * <p>Colons between hexadecimal digits are passed over. A date is the last day, to its end in UTC; a time is the first
 * instant after the end. Empty lines and lines that begin with {@code #} are comments. At most 4 MiB, 10,000 statements and
 * 2000 characters a line.
 *
 * <p>Immutable and safe to share between threads.
 *
 * @since 0.1.0
 */
public final class HealthPolicy {

    private static final HealthPolicy NONE = new HealthPolicy(Map.of(), Map.of(), Map.of());

    private final Map<String, End> certificates;
    private final Map<String, End> keys;
    private final Map<String, End> algorithms;

    /** When something ends, and why. */
    record End(Instant when, String reason) {}

    HealthPolicy(Map<String, End> certificates, Map<String, End> keys, Map<String, End> algorithms) {
        this.certificates = Map.copyOf(certificates);
        this.keys = Map.copyOf(keys);
        this.algorithms = Map.copyOf(algorithms);
    }

    /**
     * Nothing ends before its time.
     *
     * @return an empty policy
     */
    public static HealthPolicy none() {
        return NONE;
    }

    /**
     * Reads a policy file. Blocks for the file system.
     *
     * @param file the file
     * @return the policy
     * @throws KeyAccessException if the file cannot be read
     * @throws MalformedPolicyException if a line of it cannot be understood
     */
    public static HealthPolicy read(Path file) {
        Objects.requireNonNull(file, "file");
        return parse(new String(BoundedFiles.read(file, "health policy file"), StandardCharsets.UTF_8));
    }

    /**
     * Reads a policy.
     *
     * @param text the lines
     * @return the policy
     * @throws MalformedPolicyException if a line cannot be understood
     */
    public static HealthPolicy parse(String text) {
        return new PolicyReader().read(Objects.requireNonNull(text, "text"));
    }

    /** The end of the authority with this certificate. */
    Optional<End> ofCertificate(String sha256) {
        return Optional.ofNullable(certificates.get(sha256));
    }

    /** The end of the authority with this key. */
    Optional<End> ofKey(String identifier) {
        return Optional.ofNullable(keys.get(identifier.toLowerCase(Locale.ROOT)));
    }

    /** The end of this algorithm. */
    Optional<End> ofAlgorithm(String oid) {
        return Optional.ofNullable(algorithms.get(oid));
    }

    /**
     * How many statements it holds.
     *
     * @return zero for {@link #none()}
     */
    public int size() {
        return List.of(certificates, keys, algorithms).stream()
                .mapToInt(Map::size)
                .sum();
    }

    @Override
    public String toString() {
        return "HealthPolicy[" + size() + " statements]";
    }
}
