package org.qoltanba.examples.cookbook;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scenario;

/** A key in the cloud of CryptoPro DSS: its owner confirms the signature on a phone. */
public final class CloudSignature {

    private CloudSignature() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (FakeServices world = FakeServices.create()) {
            Scenario.TWO_COMPANIES.arrange(world);
            world.phone("ivanov").confirmsNext();
            DssEndpoint endpoint = DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("s3cret"));
            DocumentSource document = DocumentSource.text("contract.txt", "We agree.");
            try (Qoltanba qoltanba =
                    Qoltanba.builder().dss(endpoint).time(world.clock()).build()) {
                // region cloud
                DssSession ivanov = qoltanba.dss().signIn("ivanov", Secret.empty());
                DssCertificate certificate = ivanov.certificates().get(0);
                PendingOperation<Signature> signing = ivanov.sign(document)
                        .with(certificate)
                        .pin(Secret.of("1234"))
                        .detached()
                        .begin();
                Signature signature = signing.await(Duration.ofMinutes(5));
                // endregion
                System.out.println(world.verifier().verify(signature, document).indication());
            }
        }
    }
}
