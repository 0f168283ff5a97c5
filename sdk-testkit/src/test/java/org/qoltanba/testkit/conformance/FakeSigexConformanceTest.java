package org.qoltanba.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.spi.SdkClock;
import org.qoltanba.crypto.cades.CadesSigner;
import org.qoltanba.testkit.FakeServices;

/** The fake does what it claims: there is no difference as long as no switch is turned. */
@Timeout(120)
class FakeSigexConformanceTest extends SigexConformance {

    private final FakeServices world = FakeServices.create();
    private final CadesSigner signer =
            world.pki().individual(Iin.of("850101300123")).signer();
    private final CadesSigner other =
            world.pki().individual(Iin.of("900202400456")).signer();

    @AfterAll
    void end() {
        assertThat(world.sigex().documents()).hasSizeGreaterThan(15);
        world.close();
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

    @Override
    protected void differs(Difference difference) {
        assertThat(List.of(difference)).isEmpty();
    }
}
