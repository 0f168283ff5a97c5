package org.qoltanba.crypto.archive;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.asn1.BerElement;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;
import org.qoltanba.crypto.cms.RawAttribute;

/** Looks for the objects behind the hashes of an index. Not thread-safe. */
final class CoverageSearch {

    private final MessageDigest digest;
    private final List<BerElement> covered = new ArrayList<>();
    private int missing;

    CoverageSearch(MessageDigest digest) {
        this.digest = digest;
    }

    void elements(List<Bytes> hashes, List<BerElement> elements) throws MalformedAsn1Exception {
        Set<Bytes> wanted = new HashSet<>(hashes);
        Set<Bytes> found = new HashSet<>();
        for (BerElement element : elements) {
            take(element, List.of(Bytes.of(digest.digest(element.encoded()))), wanted, found);
        }
        if (found.size() < wanted.size()) {
            for (BerElement element : elements) {
                take(element, List.of(Bytes.of(digest.digest(element.der()))), wanted, found);
            }
        }
        missing += wanted.size() - found.size();
    }

    void attributes(List<Bytes> hashes, HashIndexVersion version, List<RawAttribute> attributes)
            throws MalformedAsn1Exception {
        Set<Bytes> wanted = new HashSet<>(hashes);
        Set<Bytes> found = new HashSet<>();
        for (RawAttribute attribute : attributes) {
            for (HashIndexVersion.Listed listed : version.listed(attribute, digest)) {
                take(listed.value(), listed.hashes(), wanted, found);
            }
        }
        missing += wanted.size() - found.size();
    }

    private void take(BerElement element, List<Bytes> hashes, Set<Bytes> wanted, Set<Bytes> found) {
        for (Bytes hash : hashes) {
            if (wanted.contains(hash)) {
                found.add(hash);
                if (covered.stream().noneMatch(each -> each == element)) {
                    covered.add(element);
                }
            }
        }
    }

    HashIndexCoverage result() {
        return new HashIndexCoverage(missing, covered);
    }
}
