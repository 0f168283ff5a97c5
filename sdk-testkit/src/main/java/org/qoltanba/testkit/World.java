package org.qoltanba.testkit;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Optional;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.dss.FakeDss;
import org.qoltanba.testkit.fault.FaultException;
import org.qoltanba.testkit.fault.FaultLanguage;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.http.Listening;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.server.HttpServerProvider;
import org.qoltanba.testkit.sigex.FakeSigex;

/** Everything that one test sees: put together here, shared with nobody. */
final class World implements AutoCloseable {

    final VirtualClock clock;
    final Journal journal = new Journal();
    final TestCertificateAuthority pki;
    final FakePhones phones;
    final FakeMailboxes mailboxes = new FakeMailboxes();
    final FakeSigex sigex;
    final FakeDss dss;
    private final FakeHttpServer server;

    World(VirtualClock clock, long seed, Listening listening, Optional<HttpServerProvider> provider) {
        this.clock = clock;
        SecureRandom random = new SecureRandom();
        pki = new TestCertificateAuthority(clock, random);
        phones = new FakePhones(clock);
        server = new FakeHttpServer(clock, journal, random, listening, provider);
        sigex = new FakeSigex(clock, pki, mailboxes, seed);
        dss = new FakeDss(clock, pki, phones, mailboxes, seed);
        server.mount("/api", sigex.routes());
        server.mount("/STS", dss.routes());
        server.mount("/SignServer", dss.routes());
        server.mount("/DocumentStore", dss.routes());
        server.mount("/Audit", dss.routes());
        server.mount("/.well-known/webfinger", dss.routes());
        sigex.servedBy(server);
        dss.servedBy(server);
    }

    URI uri() {
        return server.uri();
    }

    /** Sets a fault where its text says. */
    FaultRule fault(String text) {
        Faults faults = FaultLanguage.pointOf(text)
                .map(point -> server.faultsAt(point.pathTemplate()).orElseThrow(() -> FaultException.nobodyAt(point)))
                .orElseGet(() -> FaultLanguage.serviceOf(text)
                        .filter(dss.faults().service()::equals)
                        .map(named -> dss.faults())
                        .orElse(sigex.faults()));
        return FaultLanguage.set(text, faults);
    }

    <T> T unwrap(Class<T> type) {
        return server.unwrap(type);
    }

    @Override
    public void close() {
        server.close();
    }
}
