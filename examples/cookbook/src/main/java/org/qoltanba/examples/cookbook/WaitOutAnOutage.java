package org.qoltanba.examples.cookbook;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

/** The certificate authority does not answer, so SIGEX takes no signature: the same one is good a little later. */
public final class WaitOutAnOutage {

    private WaitOutAnOutage() {}

    /**
     * Runs the recipe against the fakes.
     *
     * @param arguments none
     * @throws InterruptedException if the program is stopped while it waits
     */
    public static void main(String[] arguments) throws InterruptedException {
        try (FakeServices world = FakeServices.create();
                Qoltanba qoltanba = Qoltanba.builder()
                        .sigex(SigexEndpoint.of(world.uri()))
                        .time(world.clock())
                        .build()) {
            Scene scene = Scenario.CA_OUTAGE.arrange(world);
            world.clock().schedule(Duration.ofSeconds(90), () -> theAuthorityIsBack(world));
            DocumentSource contract = DocumentSource.text("contract.txt", "We agree.");
            Signature signature = scene.person("buyer-director").signer().sign(contract);

            RegisteredDocument registered = register(world, qoltanba, contract, signature);
            for (RegisteredSignature stored : registered.signatures()) {
                System.out.println("registered: "
                        + world.verifier().verify(stored.export(), contract).indication());
            }
        }
    }

    private static CompletionStage<?> theAuthorityIsBack(FakeServices world) {
        world.sigex().switches().outages().ocspAvailable(true).timeStampsAvailable(true);
        return CompletableFuture.completedStage(null);
    }

    private static RegisteredDocument register(
            FakeServices world, Qoltanba qoltanba, DocumentSource contract, Signature signature)
            throws InterruptedException {
        while (true) {
            // region outage
            try {
                return qoltanba.sigex().register(contract).signedBy(signature).submit();
            } catch (ServerFaultException outage) {
                if (!outage.retryable()) {
                    throw outage;
                }
                System.out.println(
                        "once more in a minute"); // nothing was registered, and nothing is wrong with the call
            }
            // endregion
            world.clock().advance(Duration.ofMinutes(1));
        }
    }
}
