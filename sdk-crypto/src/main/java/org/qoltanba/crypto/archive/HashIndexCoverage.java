package org.qoltanba.crypto.archive;

import java.util.List;
import org.qoltanba.crypto.asn1.BerElement;

/**
 * What an archive time stamp covers besides the signature itself.
 *
 * @param missing how many hashes belong to nothing that is there; unless zero, the time stamp proves nothing
 * @param covered certificates, revocation data and values of unsigned attributes that are listed: the very elements of
 *     the raw view, to be compared by identity
 */
public record HashIndexCoverage(int missing, List<BerElement> covered) {

    /** Copies the list. */
    public HashIndexCoverage {
        covered = List.copyOf(covered);
    }

    /**
     * Whether all that the index lists is there.
     *
     * @return true if nothing is missing
     */
    public boolean isComplete() {
        return missing == 0;
    }

    /**
     * Whether something is listed.
     *
     * @param element an element of the raw view
     * @return true if so
     */
    public boolean covers(BerElement element) {
        return covered.stream().anyMatch(each -> each == element);
    }
}
