package org.qoltanba.examples.cookbook;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.crypto.cades.CadesExtender;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.FakeServices;

/** A signature that carries its evidence: nobody has to be asked any more, even after its certificate has expired. */
public final class ExtendToArchive {

    private static final Duration LONG_AFTER_THE_CERTIFICATE = Duration.ofDays(3 * 365);

    private ExtendToArchive() {}

    /**
     * Runs the recipe.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (FakeServices world = FakeServices.create()) {
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            Signature signature =
                    world.pki().individual(Iin.of("000000000011")).signer().sign(document);
            TrustAnchors anchors = TrustAnchors.of(world.pki().certificate());

            // region extend
            CadesExtender extender = CadesExtender.stamping(world.pki()::timeStampToken)
                    .trusting(anchors)
                    .revocation(CrlRevocationSource.of(world.pki().crl()))
                    .clock(world.clock())
                    .build();
            Signature archived = extender.extend(signature, document, CadesLevel.B_LTA);
            // endregion

            world.clock().advance(LONG_AFTER_THE_CERTIFICATE);
            SignerVerdict verdict = CadesVerifier.trusting(anchors)
                    .clock(world.clock())
                    .build()
                    .verify(archived, document)
                    .signers()
                    .get(0);
            System.out.println(verdict.indication() + ", "
                    + verdict.provenLevel().map(CadesLevel::displayName).orElse("nothing proven"));
        }
    }
}
