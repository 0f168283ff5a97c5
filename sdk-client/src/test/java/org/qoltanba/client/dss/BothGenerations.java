package org.qoltanba.client.dss;

import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.ConfirmationMethod;
import org.qoltanba.testkit.pki.TestIdentity;

/**
 * One DSS, called in both generations of its interface. Ivanov confirms transactions of the first, Petrov operations of the
 * second, each with a key that is the same.
 */
final class BothGenerations implements AutoCloseable {

    static final Iin PERSON = Iin.of("800101300123");

    final FakeServices world = FakeServices.create();
    final TestIdentity key = world.pki().individual(PERSON);
    private final Qoltanba first = qoltanba(DssApiVersion.V1);
    private final Qoltanba second = qoltanba(DssApiVersion.V2);

    BothGenerations() {
        world.dss().client("erp").secret("s3cret");
        world.dss()
                .user("ivanov")
                .confirmsBy(ConfirmationMethod.MOBILE)
                .owns(13, key)
                .named("main");
        world.dss().user("petrov").confirmsBy(ConfirmationMethod.MYDSS).owns(15, key);
    }

    private Qoltanba qoltanba(DssApiVersion version) {
        return Qoltanba.builder()
                .dss(DssEndpoint.of(world.dss().uri())
                        .oauthClient("erp", Secret.of("s3cret"))
                        .apiVersion(version))
                .time(world.clock())
                .build();
    }

    static String login(DssApiVersion version) {
        return version == DssApiVersion.V1 ? "ivanov" : "petrov";
    }

    DssSession session(DssApiVersion version) {
        return session(login(version), version);
    }

    DssSession session(String login, DssApiVersion version) {
        return (version == DssApiVersion.V1 ? first : second).dss().signIn(login, Secret.empty());
    }

    /** A session whose user confirms what comes next. */
    DssSession willConfirm(DssApiVersion version) {
        world.phone(login(version)).confirmsNext();
        return session(version);
    }

    @Override
    public void close() {
        first.close();
        second.close();
        world.close();
    }
}
