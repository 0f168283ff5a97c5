package org.qoltanba.examples.cookbook;

import static org.qoltanba.testkit.assertion.WorldAssertions.assertThat;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.DssTransactionState;
import org.qoltanba.testkit.junit.FakeWorld;
import org.qoltanba.testkit.scenario.Scenario;
import org.qoltanba.testkit.scenario.Scene;

// region world
/** A world of its own for every test, with two companies in it. */
@FakeWorld(scenario = Scenario.TWO_COMPANIES)
class ReadyWorldTest {

    @Test
    void theOtherSideIsTold(FakeServices world, Scene scene) {
        register(world, scene); // your code, against world.uri()

        assertThat(world.sigex())
                .hasOneDocument()
                .signedBy(Iin.of("850101300011"))
                .notified("director@supplier.kz");
    }

    @Test
    void anAnswerThatIsLostMakesNoSecondContract(FakeServices world, Scene scene) {
        world.sigex().faults().loseResponse(on("POST", "/api"));

        register(world, scene);

        assertThat(world.sigex()).hasDocuments(1);
    }

    @Test
    void nobodyConfirmsInTime(FakeServices world) throws InterruptedException {
        askForASignature(world);

        world.clock().advance(Duration.ofMinutes(5)); // takes milliseconds

        assertThat(world.dss()).hasOneTransaction().isIn(DssTransactionState.EXPIRED);
    }
    // endregion

    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    private static void register(FakeServices world, Scene scene) {
        try (Qoltanba qoltanba = Qoltanba.builder()
                .sigex(SigexEndpoint.of(world.uri()))
                .time(world.clock())
                .build()) {
            qoltanba.sigex()
                    .register(CONTRACT)
                    .signedBy(scene.person("buyer-director").signer())
                    .notifying(EmailNotification.to("director@supplier.kz"))
                    .submit();
        }
    }

    private static void askForASignature(FakeServices world) {
        try (Qoltanba qoltanba = Qoltanba.builder()
                .dss(DssEndpoint.of(world.uri()).oauthClient("erp", Secret.of("s3cret")))
                .time(world.clock())
                .build()) {
            qoltanba.dss()
                    .signIn("ivanov", Secret.empty())
                    .sign(CONTRACT)
                    .pin(Secret.of("1234"))
                    .begin();
        }
    }
}
