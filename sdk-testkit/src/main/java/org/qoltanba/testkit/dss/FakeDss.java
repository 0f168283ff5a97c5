package org.qoltanba.testkit.dss;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.http.FakeService;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.phone.PhoneAnswer;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * CryptoPro DSS in a test: users with keys in the cloud, operations that they confirm, and real results, served over HTTP.
 *
 * <p>It makes CMS and CAdES signatures (BES, T, XLT1), also beside or over those of others, bare signature values, XML and
 * PDF signatures; requests, issues, suspends and revokes certificates at the authority of the world; encrypts and
 * decrypts. Its policy does not allow signatures in Office documents, as that of an installation without the plug-in; XML
 * is not encrypted here, and refused as an installation refuses it that has no keys for that.
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
    private final Faults faults;
    private final VirtualClock clock;
    private final TestCertificateAuthority authority;
    private final DssParts parts;
    private volatile Function<String, @Nullable OfflinePicture> pictures = payload -> null;
    private volatile @Nullable FakeHttpServer server;

    /**
     * Made by the world that owns it.
     *
     * @param clock the time
     * @param authority whose certificates its users have
     * @param phones what its users confirm with
     * @param mailboxes where codes by e-mail go
     * @param seed makes its identifiers and codes
     */
    public FakeDss(
            VirtualClock clock,
            TestCertificateAuthority authority,
            FakePhones phones,
            FakeMailboxes mailboxes,
            long seed) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.authority = Objects.requireNonNull(authority, "authority");
        Objects.requireNonNull(phones, "phones");
        Objects.requireNonNull(mailboxes, "mailboxes");
        this.faults = new Faults("DSS", seed);
        this.parts = new DssParts(
                new DssParts.World(clock, authority, phones, mailboxes),
                switches,
                faults,
                seed,
                new DssParts.Outside(() -> server().tls(), this::uri, payload -> pictures.apply(payload)));
    }

    /**
     * A user. Created when first asked for, without password and without keys.
     *
     * @param login the name the user signs in with
     * @return always the same one for the same login
     */
    public DssUser user(String login) {
        return parts.identities().user(Objects.requireNonNull(login, "login"));
    }

    /**
     * An application that signs users in. Registered when first asked for, without secret.
     *
     * @param id the {@code client_id}
     * @return always the same one for the same identifier
     */
    public OAuthClient client(String id) {
        return parts.identities().client(Objects.requireNonNull(id, "id"));
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
        return parts.book().snapshot();
    }

    /**
     * Lets the user confirm an operation now; the same as tapping on the phone.
     *
     * @param refId the identifier at the confirmation service
     * @throws NoSuchElementException if there is no such operation
     */
    public void confirm(String refId) {
        parts.book().answerAt(opened(refId), clock.now(), PhoneAnswer.CONFIRM);
    }

    /**
     * Lets the user refuse an operation now; the same as tapping on the phone.
     *
     * @param refId the identifier at the confirmation service
     * @throws NoSuchElementException if there is no such operation
     */
    public void decline(String refId) {
        parts.book().answerAt(opened(refId), clock.now(), PhoneAnswer.DECLINE);
    }

    /**
     * Lets an open operation expire now, whatever the clock says.
     *
     * @param refId the identifier at the confirmation service
     * @throws NoSuchElementException if there is no such operation
     */
    public void expire(String refId) {
        parts.book().expire(opened(refId));
    }

    /**
     * Lets the service fail at an open confirmation, which ends it with {@code internal_error} (section 7.5). What makes a
     * real service fail is not published.
     *
     * @param refId the identifier at the confirmation service
     * @throws NoSuchElementException if there is no such operation
     */
    public void fail(String refId) {
        parts.book().fail(opened(refId));
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
     * The Document Store of version 2.
     *
     * @return what is in it, and its switches
     */
    public DssDocuments documents() {
        return parts.documents();
    }

    /**
     * The operations of version 2.
     *
     * @return where they stand, and their switches
     */
    public DssOperations operations() {
        return parts.operations();
    }

    /**
     * The calls that are answered here, for faults to strike at.
     *
     * @return in the order of the contract
     */
    public List<ExchangePoint> points() {
        return routes().points();
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
        return parts.routes();
    }

    /**
     * Tells by whom it is served; called by the world.
     *
     * @param by has its addresses; asked when an application first asks for one
     */
    @SuppressWarnings("exports") // between packages of this module; not for applications
    public void servedBy(FakeHttpServer by) {
        server = Objects.requireNonNull(by, "by");
    }

    /**
     * The address a client is given.
     *
     * @return the base address, {@code http}, without {@code /STS}
     * @throws IllegalStateException if it is not served yet
     */
    public URI uri() {
        return server().uri();
    }

    /**
     * The address with TLS, as port 443 of a real installation. The first call makes keys and port.
     *
     * @return the base address, {@code https}, without {@code /STS}; trust {@link #tlsCertificate()}
     * @throws IllegalStateException if it is not served yet
     */
    public URI secureUri() {
        return server().secureUri();
    }

    /**
     * The address for those who sign in with a certificate, as port 4430 of a real installation: mutual TLS. The first
     * call makes keys and port.
     *
     * @return the base address, {@code https}, without {@code /STS}; trust {@link #tlsCertificate()}
     * @throws IllegalStateException if it is not served yet
     */
    public URI certificateUri() {
        return server().mutualUri();
    }

    /**
     * What a client has to trust to call {@link #secureUri()} and {@link #certificateUri()}. It is another root than that
     * of the users, and valid at any time.
     *
     * @return a self-signed root certificate
     * @throws IllegalStateException if it is not served yet
     */
    public X509Certificate tlsCertificate() {
        return server().tls().root();
    }

    /**
     * The calls to applications so far, those that were lost on the way included. To wait until everything due has been
     * sent, let no time pass: {@code world.clock().advance(Duration.ZERO)}.
     *
     * @return in the order they ended
     */
    public List<DssCallback> callbacks() {
        return parts.callbacks().sent();
    }

    /**
     * Lets callbacks go to a receiver with TLS, whose certificate must name the address that is called.
     *
     * @param certificate of a server on this machine, or of a root
     * @return this
     */
    public FakeDss trusting(X509Certificate certificate) {
        parts.callbacks().trust(Objects.requireNonNull(certificate, "certificate"));
        return this;
    }

    /**
     * The code that was sent to the user by SMS or e-mail.
     *
     * @param refId the identifier at the confirmation service
     * @return decimal digits
     * @throws NoSuchElementException if there is no such operation, or no code was sent for it
     */
    public String sentCode(String refId) {
        return code(refId, Confirmation::confirmationCode, ConfirmationMethod::needsCode);
    }

    /**
     * The code that the application shows for confirming without a connection.
     *
     * @param refId the identifier at the confirmation service
     * @return decimal digits
     * @throws NoSuchElementException if there is no such operation, or it has no such code
     */
    public String confirmationCode(String refId) {
        return code(refId, Confirmation::confirmationCode, ConfirmationMethod::hasOfflineCodes);
    }

    /**
     * The code that the application shows for refusing without a connection.
     *
     * @param refId the identifier at the confirmation service
     * @return decimal digits
     * @throws NoSuchElementException if there is no such operation, or it has no such code
     */
    public String cancellationCode(String refId) {
        return code(refId, Confirmation::cancellationCode, ConfirmationMethod::hasOfflineCodes);
    }

    /**
     * A provider of identities that this service trusts, whose tokens can be exchanged (section 3.6).
     *
     * @param issuer how it is called
     * @return always the same one for the same name
     */
    public TrustedProvider identityProvider(String issuer) {
        return parts.identities().provider(Objects.requireNonNull(issuer, "issuer"));
    }

    /**
     * A user's requests for certificates, for a test to issue or reject.
     *
     * @param login the name of the user
     * @return oldest first
     */
    public List<CloudRequest> requests(String login) {
        return parts.requests().of(user(login));
    }

    /**
     * The certificates of a user.
     *
     * @param login the user's login; one that is not known has none
     * @return as of now, in the order of their identifiers
     */
    public List<DssCertificate> certificates(String login) {
        return user(Objects.requireNonNull(login, "login")).certificates(authority, clock.now());
    }

    /**
     * What an administrator allows and demands.
     *
     * @return the policy of the service
     */
    public DssPolicy policy() {
        return switches.policy();
    }

    /**
     * Configures an operation of the Identity Centre's own, for {@code ConfirmationScope} (section 7.1).
     *
     * @param name how it is called
     * @param text what users read; names in braces stand for parameters
     * @return this
     */
    public FakeDss operationTemplate(String name, String text) {
        parts.identities().templates().add(Objects.requireNonNull(name, "name"), Objects.requireNonNull(text, "text"));
        return this;
    }

    private String code(
            String refId, Function<Confirmation, @Nullable String> codes, Predicate<ConfirmationMethod> methods) {
        Transaction transaction = opened(refId);
        return parts.book()
                .locked(transaction::confirmation)
                .filter(confirmation -> methods.test(confirmation.method()))
                .map(codes)
                .orElseThrow(() -> new NoSuchElementException(
                        "The confirmation " + refId + " has no such code; its user confirms in another way."));
    }

    private Transaction opened(String refId) {
        Objects.requireNonNull(refId, "refId");
        return parts.book()
                .opened(refId)
                .orElseThrow(() -> new NoSuchElementException(
                        "No confirmation " + refId + " is open here; look at transactions() for those there are."));
    }

    private FakeHttpServer server() {
        FakeHttpServer known = server;
        if (known == null) {
            throw new IllegalStateException("This DSS is not served over HTTP; ask a FakeServices for its DSS.");
        }
        return known;
    }
}
