package org.qoltanba.crypto.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.crypto.pki.RevocationEvidence;

/** Evidence of revocation sources that a test makes up. */
public final class TestEvidence {

    private TestEvidence() {}

    /** Evidence nobody can check, for verifiers that do not ask. */
    public static RevocationEvidence saying(String description) {
        return new RevocationEvidence(
                RevocationEvidence.Kind.CRL,
                Bytes.of(description.getBytes(StandardCharsets.UTF_8)),
                Instant.EPOCH,
                null,
                description);
    }
}
