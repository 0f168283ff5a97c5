package org.qoltanba.examples.cookbook;

import java.time.Duration;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.VerificationReport;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** Two companies sign a contract: one registers it with its signature, the other adds its own, and both can prove it. */
public final class ContractBetweenTwoCompanies {

    private ContractBetweenTwoCompanies() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws InterruptedException {
        // region contract
        try (FakeServices world = FakeServices.create();
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .time(world.clock())
                        .build()) {
            DocumentSource contract = DocumentSource.text("contract.txt", "We agree.");
            Scene scene = Scenario.TWO_COMPANIES.arrange(world); // who is there: docs/guide-testing.md
            TestIdentity buyer = scene.person("buyer-director");
            TestIdentity supplier = scene.person("supplier-director");

            RegisteredDocument registered = qoltanba.sigex()
                    .register(contract)
                    .signedBy(buyer.signer())
                    .notifying(EmailNotification.to("director@supplier.kz").in(Language.RU))
                    .requiring(SignerRequirement.firstHeadOf(Bin.of("020540000021")))
                    .submit();
            qoltanba.sigex().document(registered.id()).sign(contract, supplier.signer()); // the other side, elsewhere
            registered.awaitSignatures(2).await(Duration.ofDays(3));
            registered.verify(contract); // by the service ...
            for (RegisteredSignature signature : registered.signatures()) { // ... and by ourselves
                VerificationReport report = world.verifier().verify(signature.export(), contract);
                System.out.println(signature.organization().orElseThrow() + ": " + report.indication());
            }
        }
        // endregion
    }
}
