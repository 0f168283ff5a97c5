package org.qoltanba.testkit.dss;

import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeService;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.phone.PhoneAnswer;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * CryptoPro DSS in a test: users with keys in the cloud, transactions that their phones confirm, and real signatures,
 * served over HTTP as version 1 of the service.
 *
 * <p>It signs documents one at a time as CAdES-BES, attached or detached, over the document or its hash value. Other
 * kinds of operation, other signatures, and time stamps are refused as by an installation whose policy excludes them.
 * Users confirm in the mobile application or with an offline code; nobody is called back, as where the plug-in for it is
 * not installed.
 *
 * <p>Users and applications come into being when they are first asked for:
 *
 * <pre>{@code
 * world.dss().client("erp").secret("s3cret");
 * world.dss().user("ivanov").owns(world.pki().individual(iin)).pin("1234");
 * world.phone("ivanov").confirmsNext();
 * }</pre>
 *
 * <p>What the contract leaves open is a switch: {@link #switches()}. A world makes it; ask the world for it. Safe to
 * share between threads.
 *
 * @since 0.1.0
 */
public final class FakeDss {

    /** How the Sign Service is called as a resource: {@value}. */
    public static final String RESOURCE = "urn:cryptopro:dss:signserver:signserver";

    private final DssSwitches switches = new DssSwitches();
    private final Faults faults = new Faults();
    private final VirtualClock clock;
    private final IdentityCentre identities;
    private final DssService service;
    private final DssRoutes routes;
    private volatile Function<String, @Nullable OfflinePicture> pictures = payload -> null;
    private volatile @Nullable Supplier<URI> address;

    /**
     * Made by the world that owns it.
     *
     * @param clock the time
     * @param authority whose certificates its users have
     * @param phones what its users confirm with
     * @param seed makes its identifiers and codes
     */
    public FakeDss(VirtualClock clock, TestCertificateAuthority authority, FakePhones phones, long seed) {
        this.clock = Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(phones, "phones");
        Randomness randomness = new Randomness(seed);
        AccessTokens tokens = new AccessTokens(clock, switches, randomness);
        Resources resources = new Resources(switches);
        this.identities = new IdentityCentre(resources, tokens, randomness);
        this.service = new DssService(clock, authority, phones, switches, identities, resources, tokens, randomness);
        this.routes = new DssRoutes(
                identities,
                service,
                tokens,
                switches,
                clock,
                confirmation -> pictures.apply("dss:" + confirmation.refId() + ":" + confirmation.label()),
                faults);
    }

    /**
     * A user. Created when first asked for, without password and without keys.
     *
     * @param login the name the user signs in with
     * @return always the same one for the same login
     */
    public DssUser user(String login) {
        return identities.user(Objects.requireNonNull(login, "login"));
    }

    /**
     * An application that signs users in. Registered when first asked for, without secret.
     *
     * @param id the {@code client_id}
     * @return always the same one for the same identifier
     */
    public OAuthClient client(String id) {
        return identities.client(Objects.requireNonNull(id, "id"));
    }

    /**
     * Draws the pictures that users scan when their phone has no connection. Without it challenges carry no picture, and
     * the codes are known to the phone alone; what a real phone reads from the picture is not published.
     *
     * @param picture makes a picture, such as a QR code, of a text; or null for none
     * @return this
     */
    public FakeDss drawsOfflinePictures(Function<String, @Nullable OfflinePicture> picture) {
        pictures = Objects.requireNonNull(picture, "picture");
        return this;
    }

    /**
     * All transactions, oldest first.
     *
     * @return as of now
     */
    public List<DssTransaction> transactions() {
        return service.snapshot();
    }

    /**
     * Lets the user confirm an operation now; the same as tapping on the phone.
     *
     * @param refId the identifier at the confirmation service
     * @throws NoSuchElementException if there is no such operation
     */
    public void confirm(String refId) {
        decide(refId, transaction -> transaction.answerAt(clock.now(), PhoneAnswer.CONFIRM, clock.now()));
    }

    /**
     * Lets the user refuse an operation now; the same as tapping on the phone.
     *
     * @param refId the identifier at the confirmation service
     * @throws NoSuchElementException if there is no such operation
     */
    public void decline(String refId) {
        decide(refId, transaction -> transaction.answerAt(clock.now(), PhoneAnswer.DECLINE, clock.now()));
    }

    /**
     * Lets an open operation expire now, whatever the clock says.
     *
     * @param refId the identifier at the confirmation service
     * @throws NoSuchElementException if there is no such operation
     */
    public void expire(String refId) {
        decide(refId, transaction -> transaction.expire(clock.now()));
    }

    /**
     * What the contract leaves open, and what an administrator decides.
     *
     * @return to be turned at any time
     */
    public DssSwitches switches() {
        return switches;
    }

    /**
     * What can be made to go wrong on the way.
     *
     * @return faults at points such as {@code on("POST", "/STS/confirmation")}
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Its HTTP face, for the world that serves it.
     *
     * @return below the paths {@code /STS} and {@code /SignServer}
     */
    @SuppressWarnings("exports") // between packages of this module; not for applications
    public FakeService routes() {
        return routes;
    }

    /**
     * Tells where it is served; called by the world.
     *
     * @param base gives the base address, without {@code /STS}; asked when an application first asks for it
     */
    public void servedAt(Supplier<URI> base) {
        address = Objects.requireNonNull(base, "base");
    }

    /**
     * The address a client is given.
     *
     * @return the base address, without {@code /STS}
     * @throws IllegalStateException if it is not served yet
     */
    public URI uri() {
        Supplier<URI> known = address;
        if (known == null) {
            throw new IllegalStateException("This DSS is not served over HTTP; ask a FakeServices for its DSS.");
        }
        return known.get();
    }

    private void decide(String refId, Consumer<Transaction> decision) {
        Objects.requireNonNull(refId, "refId");
        if (!service.withConfirmation(refId, decision)) {
            throw new NoSuchElementException(
                    "No confirmation " + refId + " is open here; look at transactions() for those there are.");
        }
    }
}
