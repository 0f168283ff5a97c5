package org.qoltanba.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.FakeServices;

/** The fake does what it claims: there is no difference as long as no switch is turned. */
@Timeout(120)
class FakeDssConformanceTest extends DssConformance {

    private final FakeServices world = FakeServices.create();

    FakeDssConformanceTest() {
        world.dss().client("erp").secret("s3cret");
        world.dss()
                .user("ivanov")
                .owns(13, world.pki().individual(Iin.of("850101300123")))
                .pin("1234");
    }

    @AfterAll
    void end() {
        world.close();
    }

    @Override
    protected URI address() {
        return world.uri();
    }

    @Override
    protected DssAccount account() {
        return DssAccount.of("erp", Secret.of("s3cret"), "ivanov")
                .certificate(13, Secret.of("1234"))
                .build();
    }

    @Override
    protected SdkClock clock() {
        return world.clock();
    }

    @Override
    protected void decide(Wish wish, String refId) {
        if (wish == Wish.CONFIRM) {
            world.dss().confirm(refId);
        } else {
            world.dss().decline(refId);
        }
    }

    @Override
    protected Optional<String> cancellationCode(String refId) {
        return Optional.of(world.dss().cancellationCode(refId));
    }

    @Override
    protected boolean waitsForExpiry() {
        return true;
    }

    @Override
    protected void pause(Duration time) throws InterruptedException {
        world.clock().advance(time);
    }

    @Override
    protected void differs(Difference difference) {
        assertThat(List.of(difference)).isEmpty();
    }
}
