package org.qoltanba.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.FakeServices;

/** The fake does what it claims: there is no difference as long as no switch is turned. */
@Timeout(120)
class FakeDssConformanceTest extends FakeDssSuite {

    FakeDssConformanceTest() {
        super(FakeServices.create());
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
