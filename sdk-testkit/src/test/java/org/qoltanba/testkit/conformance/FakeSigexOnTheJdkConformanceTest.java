package org.qoltanba.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.server.JdkServer;

/** The fake does what it claims whatever server carries its exchanges. */
@Timeout(120)
class FakeSigexOnTheJdkConformanceTest extends FakeSigexSuite {

    FakeSigexOnTheJdkConformanceTest() {
        super(FakeServices.builder().servedBy(new JdkServer()).build());
    }

    @AfterAll
    void end() {
        world.close();
    }

    @Override
    protected void differs(Difference difference) {
        assertThat(List.of(difference)).isEmpty();
    }
}
