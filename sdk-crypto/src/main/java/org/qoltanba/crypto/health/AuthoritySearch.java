package org.qoltanba.crypto.health;

import java.nio.file.Path;
import org.qoltanba.api.error.KeyAccessException;
import org.qoltanba.crypto.asn1.MalformedAsn1Exception;

/** The first walk: who issues here, and how many files there are. What cannot be read is left to the second. */
final class AuthoritySearch implements CertificateFolder.Visitor {

    private final CertificateFiles files;
    private final KnownAuthorities authorities;
    private long found;

    AuthoritySearch(CertificateFiles files, KnownAuthorities authorities) {
        this.files = files;
        this.authorities = authorities;
    }

    @Override
    public void file(Path file) {
        found++;
        if (!CertificateFiles.isCandidate(file)) {
            return;
        }
        try {
            files.read(file).forEach(authorities::add);
        } catch (KeyAccessException | MalformedAsn1Exception reportedLater) {
            // Its certificates are missing here, and the second walk says so
        }
    }

    @Override
    public void unreadable(Path file) {
        found++;
    }

    /** How many files were met. */
    long found() {
        return found;
    }
}
