package org.qoltanba.testkit.sigex;

import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeService;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * SIGEX in a test: a state machine that takes, keeps and refuses what the real service does, served over HTTP.
 *
 * <p>It answers anonymous callers: registering with a signature, fixing digests, reading, adding, verifying, exporting
 * and finding signatures. It knows the certificates of its world's authority and nobody else's. What needs an identity
 * or a subscription is refused in the contract's words, and so are XML signatures; settings that would need an archive,
 * identities or preregistration are refused, never ignored. Nothing but digests is kept of a document.
 *
 * <p>What the contract leaves open is a switch: {@link #switches()}. A world makes it; ask the world for it.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakeSigex {

    private final SigexSwitches switches = new SigexSwitches();
    private final Faults faults = new Faults();
    private final SigexService service;
    private final SigexRoutes routes;
    private volatile @Nullable Supplier<URI> address;

    /**
     * Made by the world that owns it.
     *
     * @param clock the time
     * @param authority whose certificates it knows
     * @param mailboxes where its mails go
     * @param seed makes its identifiers
     */
    public FakeSigex(VirtualClock clock, TestCertificateAuthority authority, FakeMailboxes mailboxes, long seed) {
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(mailboxes, "mailboxes");
        Identifiers identifiers = new Identifiers(clock, seed);
        SignatureVerifier verifier = new SignatureVerifier(clock, authority, switches);
        Notifier notifier = new Notifier(mailboxes, clock, switches);
        this.service = new SigexService(switches, verifier, notifier, identifiers);
        this.routes = new SigexRoutes(service, verifier, switches, identifiers, new CallRate(clock), faults);
    }

    /**
     * Its HTTP face, for the world that serves it.
     *
     * @return below the path {@code /api}
     */
    @SuppressWarnings("exports") // between packages of this module; not for applications
    public FakeService routes() {
        return routes;
    }

    /**
     * Tells where it is served; called by the world.
     *
     * @param base gives the base address, without {@code /api}; asked when an application first asks for it
     */
    public void servedAt(Supplier<URI> base) {
        address = Objects.requireNonNull(base, "base");
    }

    /**
     * The address a client is given.
     *
     * @return the base address, without {@code /api}
     * @throws IllegalStateException if it is not served yet
     */
    public URI uri() {
        Supplier<URI> known = address;
        if (known == null) {
            throw new IllegalStateException("This SIGEX is not served over HTTP; ask a FakeServices for its SIGEX.");
        }
        return known.get();
    }

    /**
     * What can be made to go wrong on the way.
     *
     * @return faults at points such as {@code on("POST", "/api")}
     */
    public Faults faults() {
        return faults;
    }

    /**
     * What the contract leaves open.
     *
     * @return to be turned at any time
     */
    public SigexSwitches switches() {
        return switches;
    }

    /**
     * All documents, in the order they were registered.
     *
     * @return as of now; also those whose registration is not complete
     */
    public List<SigexDocument> documents() {
        return service.snapshot();
    }

    /**
     * One document.
     *
     * @param id its identifier
     * @return as of now
     * @throws NoSuchElementException if there is none
     */
    public SigexDocument document(String id) {
        Objects.requireNonNull(id, "id");
        return documents().stream()
                .filter(document -> document.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No document " + id + " is registered here. There are "
                        + documents().size() + " documents; look at documents()."));
    }
}
