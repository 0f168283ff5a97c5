package org.qoltanba.testkit.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.testkit.FakeServices;

/** The suite pointed at the fake, with one user, whose phone obeys and whose time passes at once. */
abstract class FakeDssSuite extends DssConformance {

    final FakeServices world;

    FakeDssSuite(FakeServices world) {
        this.world = world;
        world.dss().client("erp").secret("s3cret");
        world.dss()
                .user("ivanov")
                .owns(13, world.pki().individual(Iin.of("850101300123")))
                .pin("1234");
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
}
