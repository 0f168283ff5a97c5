package org.qoltanba.examples.cookbook;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;

/** A document goes into SIGEX with a signature that a user of CryptoPro DSS confirms on a phone. */
public final class CloudSignatureIntoSigex {

    private CloudSignatureIntoSigex() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        try (FakeServices world = FakeServices.create()) {
            world.dss().client("erp").secret("erp-secret");
            world.dss().user("ivanov").owns(world.pki().individual(Iin.of("000000000033")));
            world.phone("ivanov").answersAfter(Duration.ofMinutes(1)).confirmsNext();
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            try (Qoltanba qoltanba = Qoltanba.builder()
                    .sigex(SigexEndpoint.of(world.uri()))
                    .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("erp-secret")))
                    .time(world.clock())
                    .build()) {
                // region phone
                DssSession ivanov = qoltanba.dss().signIn("ivanov", Secret.empty());
                DssCertificate certificate = ivanov.certificates().get(0);
                RegisteredDocument registered = qoltanba.sigex()
                        .register(document)
                        .signedBy(ivanov.signer(certificate)) // a signer like any other
                        .submit(); // the phone rings; submitAsync() blocks nobody
                // endregion
                for (RegisteredSignature signature : registered.signatures()) {
                    System.out.println(world.verifier()
                            .verify(signature.export(), document)
                            .indication());
                }
            }
        }
    }
}
