package org.qoltanba.examples.cookbook;

import static org.qoltanba.examples.cookbook.OurApplication.askForASignature;
import static org.qoltanba.examples.cookbook.OurApplication.register;
import static org.qoltanba.testkit.assertion.WorldAssertions.assertThat;
import static org.qoltanba.testkit.fault.ExchangePoint.on;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Iin;
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
}
// endregion
