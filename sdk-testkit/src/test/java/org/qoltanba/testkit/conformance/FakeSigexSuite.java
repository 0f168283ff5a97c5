package org.qoltanba.testkit.conformance;

import java.net.URI;
import java.util.Optional;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.testkit.FakeServices;

/** The suite pointed at the fake, with two people who sign. */
abstract class FakeSigexSuite extends SigexConformance {

    final FakeServices world;
    private final CadesSigner signer;
    private final CadesSigner other;

    FakeSigexSuite(FakeServices world) {
        this.world = world;
        signer = world.pki().individual(Iin.of("850101300123")).signer();
        other = world.pki().individual(Iin.of("900202400456")).signer();
    }

    @Override
    protected URI address() {
        return world.uri();
    }

    @Override
    protected SdkClock clock() {
        return world.clock();
    }

    @Override
    protected CadesSigner signer() {
        return signer;
    }

    @Override
    protected Optional<CadesSigner> otherSigner() {
        return Optional.of(other);
    }
}
