package org.qoltanba.examples.cookbook;

import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignerVerdict;
import org.qoltanba.crypto.cades.AddedSignature;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.testkit.FakeServices;

/** Two people sign one document in one file; the second disturbs no byte of the first. */
public final class CoSign {

    private CoSign() {}

    /**
     * Runs the recipe.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (FakeServices world = FakeServices.create()) {
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            CadesSigner director = world.pki().individual(Iin.of("000000000011")).signer();
            CadesSigner accountant = world.pki().individual(Iin.of("000000000022")).signer();

            // region cosign
            Signature first = director.sign(document);
            AddedSignature both = accountant.coSign(first, document);
            // endregion

            for (SignerVerdict signer :
                    world.verifier().verify(both.signature(), document).signers()) {
                System.out.println(signer.indication());
            }
        }
    }
}
