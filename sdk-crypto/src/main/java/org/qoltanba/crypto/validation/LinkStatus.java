package org.qoltanba.crypto.validation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.EvidenceUse;
import org.qoltanba.crypto.pki.RevocationEvidence;
import org.qoltanba.crypto.pki.RevocationStatus;

/**
 * What is known of one certificate of a path at the time its key was used.
 *
 * @param link the certificate and its issuer
 * @param status what the evidence says
 * @param origin where the evidence came from; null if there is none
 * @param unproven whether there is evidence that would do, had it been proven to exist in time
 * @param selfContained whether the evidence inside the signature would do alone
 * @param proven since when what the certificate's key signed is proven to exist
 */
record LinkStatus(
        Link link,
        RevocationStatus status,
        EvidenceUse.@Nullable Origin origin,
        boolean unproven,
        boolean selfContained,
        Instant proven) {

    Optional<RevocationEvidence> evidence() {
        if (status instanceof RevocationStatus.Good good) {
            return Optional.of(good.evidence());
        }
        return status instanceof RevocationStatus.Revoked revoked ? Optional.of(revoked.evidence()) : Optional.empty();
    }

    /** The evidence as a report names it. */
    Optional<EvidenceUse> use() {
        return evidence()
                .map(found -> new EvidenceUse(
                        found.description(),
                        link.certificate().issuer(),
                        link.certificate().serialNumber(),
                        found.issuedAt(),
                        origin == null ? EvidenceUse.Origin.SUPPLIED : origin));
    }
}
