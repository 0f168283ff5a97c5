package org.qoltanba.crypto.pki;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qoltanba.api.signature.SignerCertificate;

/** Asks several sources until one can tell. */
final class FirstRevocationSource implements RevocationSource {

    private final List<RevocationSource> sources;

    FirstRevocationSource(List<RevocationSource> sources) {
        this.sources = sources;
    }

    @Override
    public RevocationStatus check(SignerCertificate certificate, SignerCertificate issuer, Instant at) {
        Set<String> reasons = new LinkedHashSet<>();
        for (RevocationSource source : sources) {
            RevocationStatus status;
            try {
                status = source.check(certificate, issuer, at);
            } catch (RuntimeException failed) {
                status = new RevocationStatus.Unknown("A source of revocation data failed with "
                        + failed.getClass().getSimpleName() + ".");
            }
            if (!(status instanceof RevocationStatus.Unknown unknown)) {
                return status;
            }
            reasons.add(unknown.reason());
        }
        return new RevocationStatus.Unknown(
                reasons.isEmpty() ? "No source of revocation data was given." : String.join(" ", reasons));
    }

    @Override
    public String toString() {
        return "RevocationSource.firstOf" + sources;
    }
}
