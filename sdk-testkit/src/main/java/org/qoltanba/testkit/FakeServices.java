package org.qoltanba.testkit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.qoltanba.crypto.cades.CadesVerifier;
import org.qoltanba.crypto.pki.CrlRevocationSource;
import org.qoltanba.crypto.pki.TrustAnchors;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.dss.FakeDss;
import org.qoltanba.testkit.fault.FaultLanguage;
import org.qoltanba.testkit.fault.FaultRule;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.mailbox.FakeMailbox;
import org.qoltanba.testkit.phone.EgovPhone;
import org.qoltanba.testkit.phone.FakePhone;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.sigex.FakeSigex;

/**
 * A small world for tests: the signature services as fakes served over HTTP on this machine, a certificate authority,
 * phones, mailboxes and a clock that moves only when told. Nothing in it reaches the network.
 *
 * <p>With JUnit 5 it is an extension, in a static field or an instance field:
 *
 * <pre>{@code
 * @RegisterExtension static FakeServices world = FakeServices.create();
 *
 * @Test void aContractIsSigned() {
 *     TestIdentity director = world.pki().employee(bin, iin, Authority.FIRST_HEAD);
 *     SigexEndpoint sigex = SigexEndpoint.of(world.sigex().uri());
 *     ...
 * }
 * }</pre>
 *
 * <p>Every test has a world of its own, whichever kind of field it is: other keys, another port, an empty journal, and
 * the clock at 2026-11-21T09:00:00Z again. Ask this object anew in each test; what came from the world of an earlier test
 * is closed. Between tests there is no world, so prepare it in {@code @BeforeEach}, not in {@code @BeforeAll}. Tests that
 * run at the same time need an instance field each. When a test fails, its journal of exchanges stands below the
 * failure, as a suppressed exception.
 *
 * <p>Without JUnit it is a resource: {@code try (FakeServices world = FakeServices.create()) {...}}.
 *
 * <p>Nothing is made before it is asked for: the port is bound with the first address, keys come with the
 * first identity. Closing frees port and threads. Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakeServices implements AutoCloseable, BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

    private final long seed;
    private final WorldOfTheTest now;

    FakeServices(long seed, Supplier<World> worlds) {
        this.seed = seed;
        this.now = new WorldOfTheTest(worlds);
    }

    /**
     * A world whose identifiers and codes are different each time.
     *
     * @return nothing is started yet
     */
    public static FakeServices create() {
        return builder().build();
    }

    /**
     * A world whose clock shows a given time. Its certificates are valid around that time: take the present for
     * signatures that others are to check by their own clock, as OpenSSL does.
     *
     * @param start what the clock shows at first
     * @return nothing is started yet
     */
    public static FakeServices startingAt(Instant start) {
        return builder().startingAt(start).build();
    }

    /**
     * A world that makes the same identifiers, codes, nonces and chances of faults as another with the same seed, as long as
     * calls come in the same order; two recordings of it are equal, see {@link Journal#recorded()}. Ports are different all the
     * same, unless they are given, and so are keys, with what is made by them: certificates, signatures, tokens.
     *
     * @param seed what a failed test printed
     * @return nothing is started yet
     */
    public static FakeServices create(long seed) {
        return builder().seed(seed).build();
    }

    /**
     * A world about which there is more to say: fixed ports, for example.
     *
     * @return to be told what the world shall be like
     */
    public static FakeServicesBuilder builder() {
        return new FakeServicesBuilder();
    }

    /**
     * What the identifiers and codes of this world are made from.
     *
     * @return to be given to {@link #create(long)}
     */
    public long seed() {
        return seed;
    }

    /**
     * The address of all services, for a program that needs no more.
     *
     * @return {@code http://127.0.0.1:port}, without a slash at the end
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public URI uri() {
        return world().uri();
    }

    /**
     * SIGEX.
     *
     * @return the fake of this world
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public FakeSigex sigex() {
        return world().sigex;
    }

    /**
     * CryptoPro DSS.
     *
     * @return the fake of this world
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public FakeDss dss() {
        return world().dss;
    }

    /**
     * The phone with which a user of CryptoPro DSS confirms operations.
     *
     * @param user the user's login
     * @return always the same one for the same login
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public FakePhone phone(String user) {
        return world().phones.of(user);
    }

    /**
     * One of several phones of a user of CryptoPro DSS.
     *
     * @param user the user's login
     * @param device what the user calls the phone
     * @return always the same one for the same login and name
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public FakePhone phone(String user, String device) {
        return world().phones.of(user, device);
    }

    /**
     * The phones that anybody has asked for, or a service has sent something to.
     *
     * @return a copy, in the order of their users' logins
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public List<FakePhone> phones() {
        return world().phones.all();
    }

    /**
     * The phone of a person with eGov Mobile on it, for signing by QR code.
     *
     * @param owner whose key is on it
     * @return a new phone that shows nothing yet
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public EgovPhone egovPhone(TestIdentity owner) {
        return new EgovPhone(
                owner, world().sigex.routes(), world().sigex.switches().egov()::mixSigning);
    }

    /**
     * A mailbox.
     *
     * @param address an e-mail address
     * @return always the same one for the same address
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public FakeMailbox mailbox(String address) {
        return world().mailboxes.of(address);
    }

    /**
     * The mailboxes that anybody has asked for, or a service has sent something to.
     *
     * @return a copy, in the order of their addresses
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public List<FakeMailbox> mailboxes() {
        return world().mailboxes.all();
    }

    /**
     * The certificate authority whose certificates the services know.
     *
     * @return the authority of this world
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public TestCertificateAuthority pki() {
        return world().pki;
    }

    /**
     * The clock of the services. Give it to the SDK too, as its scheduler.
     *
     * @return the clock of this world
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public VirtualClock clock() {
        return world().clock;
    }

    /**
     * Sets a fault that is written as text, at the service whose route or name it tells; see {@link FaultLanguage}.
     *
     * @param text for example {@code loseResponse(on("POST", "/api")).times(2)}
     * @return the rule that was set
     * @throws org.qoltanba.testkit.fault.FaultException if it is no fault; the message tells what was expected where
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public FaultRule fault(String text) {
        return world().fault(Objects.requireNonNull(text, "text"));
    }

    /**
     * What was said between clients and services so far.
     *
     * @return the journal of this world
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public Journal journal() {
        return world().journal;
    }

    /**
     * A verifier for the signatures of this world: it trusts the certificate authority, knows the revocations there are
     * now, and goes by the clock of the services.
     *
     * @return a new verifier
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public CadesVerifier verifier() {
        World current = world();
        return CadesVerifier.trusting(TrustAnchors.of(current.pki.certificate()))
                .revocation(CrlRevocationSource.of(current.pki.crl()))
                .clock(current.clock)
                .build();
    }

    /**
     * The story so far, to be added to a failure where no extension of JUnit does it: {@code
     * failure.addSuppressed(world.whatHappened())}.
     *
     * @return an exception whose message has the exchanges and the seed; it is not to be thrown
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public RuntimeException whatHappened() {
        return new WhatHappened(seed, world());
    }

    /**
     * The server behind the fakes, to add an answer that no fake gives. A stub of yours goes before the fakes where both would
     * answer, unless it has the lowest priority. It can look at method, address and headers, not at the body; what it
     * answers stands in no journal and meets no fault. Once this is called, WireMock is asked about every request, which makes
     * the fakes answer somewhat slower.
     *
     * <pre>{@code
     * world.unwrap(WireMockServer.class).stubFor(get("/health").willReturn(ok("fine")));
     * }</pre>
     *
     * @param type {@code com.github.tomakehurst.wiremock.WireMockServer}, unless the world is served by another one, see
     *     {@link FakeServicesBuilder#servedBy}
     * @param <T> the same
     * @return the running server; it ends with the world
     * @throws IllegalArgumentException if the fakes are served by something else
     * @throws IllegalStateException if there is no world now: this object is closed, or no test is running
     */
    public <T> T unwrap(Class<T> type) {
        return world().unwrap(Objects.requireNonNull(type, "type"));
    }

    /** Ends the world for good: frees port and threads. Closing twice is harmless. */
    @Override
    public void close() {
        now.close();
    }

    /** Called by JUnit for a static field. */
    @Override
    public void beforeAll(ExtensionContext context) {
        now.leaveToTests();
    }

    /** Called by JUnit before each test. */
    @Override
    public void beforeEach(ExtensionContext context) {
        now.begin(context);
    }

    /** Called by JUnit after each test. */
    @Override
    public void afterEach(ExtensionContext context) {
        World ended = now.end(context);
        if (ended != null) {
            context.getExecutionException().ifPresent(failure -> failure.addSuppressed(new WhatHappened(seed, ended)));
        }
    }

    private World world() {
        return now.get();
    }

    /** The seed, which is all that lasts. */
    @Override
    public String toString() {
        return "FakeServices[seed " + seed + "]";
    }
}
