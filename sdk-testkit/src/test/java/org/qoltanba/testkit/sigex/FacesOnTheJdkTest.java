package org.qoltanba.testkit.sigex;

import org.qoltanba.testkit.FakeServicesBuilder;
import org.qoltanba.testkit.server.JdkServer;

/** The two faces with TLS, where another server shakes hands. */
class FacesOnTheJdkTest extends FacesTest {

    @Override
    FakeServicesBuilder builder() {
        return super.builder().servedBy(new JdkServer());
    }
}
