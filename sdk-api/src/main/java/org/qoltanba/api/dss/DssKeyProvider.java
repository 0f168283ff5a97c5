package org.qoltanba.api.dss;

import java.util.List;
import java.util.Objects;

/**
 * A provider that makes and holds keys (contract section 4.3, {@code CSPsPolicy}).
 *
 * @param id the service's identifier
 * @param groupId what a certificate request names to choose it
 * @param name for example {@code Crypto-Pro GOST R 34.10-2012 KC1 CSP}
 * @param type 75 for GOST 2001, 80 and 81 for GOST 2012 with 256 and 512 bits, others for RSA
 * @param keyLength in bits
 * @param hashAlgorithms the service's names of digest algorithms
 * @param description for people; may be empty
 * @since 0.1.0
 */
public record DssKeyProvider(
        String id,
        String groupId,
        String name,
        int type,
        int keyLength,
        List<String> hashAlgorithms,
        String description) {

    /**
     * Copies the list.
     *
     * @param id the service's identifier
     * @param groupId what a certificate request names to choose it
     * @param name its name
     * @param type its kind
     * @param keyLength in bits
     * @param hashAlgorithms the service's names of digest algorithms
     * @param description for people
     */
    public DssKeyProvider {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        hashAlgorithms = List.copyOf(hashAlgorithms);
    }
}
