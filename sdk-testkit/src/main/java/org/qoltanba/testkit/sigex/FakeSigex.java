package org.qoltanba.testkit.sigex;

import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.ServiceClock;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.ExchangePoint;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.http.FakeService;
import org.qoltanba.testkit.http.TlsIdentity;
import org.qoltanba.testkit.http.WebhookClient;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.mailbox.Mail;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/**
 * SIGEX in a test: a state machine that takes, keeps and refuses what the real service does, served over HTTP.
 *
 * <p>It has three faces: {@link #uri()} and {@link #secureUri()} for people and anonymous callers, as port 443 of the
 * service, and {@link #systemUri()} for information systems, as port 10443. It knows the certificates of its world's
 * authority and nobody else's. What needs another identity or a subscription is refused in the contract's words.
 *
 * <p>What the contract leaves open is a switch: {@link #switches()}. A world makes it; ask the world for it.
 *
 * <p>Safe to share between threads.
 *
 * @since 0.1.0
 */
public final class FakeSigex {

    private final SigexSwitches switches = new SigexSwitches();
    private final Faults faults;
    private final SigexService service;
    private final SigexRoutes routes;
    private final PackageService packages;
    private final QrOperations qrOperations;
    private final SigexWebhooks webhooks;
    private final QuotaWarnings warnings;
    private final Sessions sessions;
    private final Accounts accounts = new Accounts();
    private final Map<String, String> specialIds = new ConcurrentHashMap<>();
    private final VirtualClock clock;
    private final FakeMailboxes mailboxes;
    private volatile @Nullable FakeHttpServer server;

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
        this.clock = clock;
        this.mailboxes = mailboxes;
        this.faults = new Faults("SIGEX", seed);
        ServiceClock time = new ServiceClock(clock, faults::clockSkew);
        Identifiers identifiers = new Identifiers(time, seed);
        ExternalServices externalServices = new ExternalServices(time);
        SignatureVerifier verifier = new SignatureVerifier(time, authority, switches, externalServices);
        Notifier notifier = new Notifier(mailboxes, time, switches);
        AccessRules access = new AccessRules(accounts, time, switches.access());
        this.sessions = new Sessions(time, switches, identifiers);
        RequestReader requests = new RequestReader(switches);
        Brandings brandings = new Brandings(accounts);
        qrOperations = new QrOperations(switches);
        QrAddresses addresses = new QrAddresses(() -> Optional.ofNullable(server));
        LongRequests longRequests = new LongRequests(clock, time);
        this.webhooks = new SigexWebhooks(clock, switches, faults, new WebhookClient(this::tls));
        Documents documents = new Documents(time, switches.documents());
        Parties parties = new Parties(accounts);
        Archive archive = new Archive(time, switches, parties, notifier);
        this.warnings = new QuotaWarnings(time, switches, parties, notifier);
        Events events = new Events(parties, archive, notifier, webhooks, switches);
        this.service = new SigexService(switches, documents, verifier, access, accounts, archive, events, identifiers);
        DocumentSettingsService settings = new DocumentSettingsService(switches, documents, access, events, time);
        this.packages = new PackageService(switches, documents, service, access, events, identifiers, time);
        SignIn signIn = new SignIn(time, switches, identifiers, verifier);
        RouteTable table = new RouteTable()
                .with(new DocumentRoutes(service, verifier, access, switches, requests))
                .with(new DocumentSettingsRoutes(settings, requests))
                .with(new PackageRoutes(packages, requests))
                .with(new AuthRoutes(signIn, sessions, accounts, access, switches, requests))
                .with(new SettingsRoutes(accounts, access, time, switches, requests))
                .with(new ServiceRoutes(externalServices, specialIds))
                .with(new ExportRoutes(service, switches, requests))
                .with(new CardRoutes(
                        new CardService(service, new CardAssembly(verifier, switches), brandings, time, switches),
                        requests))
                .with(new EgovQrRoutes(
                        qrOperations, addresses, brandings, identifiers, longRequests, switches, requests))
                .with(new EgovRoutes(
                        new EgovService(qrOperations, time),
                        new EgovServices(documents, service, packages, archive, access, events),
                        addresses,
                        brandings,
                        identifiers,
                        time,
                        switches,
                        requests));
        this.routes = new SigexRoutes(
                table,
                new Callers(accounts, sessions, switches.signIn()),
                switches,
                identifiers,
                new CallRate(clock),
                faults,
                qrOperations::close);
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
     * Tells by whom it is served; called by the world.
     *
     * @param by has its addresses; asked when an application first asks for one
     */
    @SuppressWarnings("exports") // between packages of this module; not for applications
    public void servedBy(FakeHttpServer by) {
        server = Objects.requireNonNull(by, "by");
    }

    /**
     * The address for people and anonymous callers, without TLS.
     *
     * @return the base address, {@code http}, without {@code /api}
     * @throws IllegalStateException if it is not served yet
     */
    public URI uri() {
        return server().uri();
    }

    /**
     * The address for people and anonymous callers, as port 443 of the service. The first call makes keys and port.
     *
     * @return the base address, {@code https}, without {@code /api}; trust {@link #tlsCertificate()}
     * @throws IllegalStateException if it is not served yet
     */
    public URI secureUri() {
        return server().secureUri();
    }

    /**
     * The address for information systems, as port 10443 of the service: TLS 1.3 only, with a client certificate whose key
     * an organisation has registered. Any other is nobody. The first call makes keys and port.
     *
     * @return the base address, {@code https}, without {@code /api}; trust {@link #tlsCertificate()}
     * @throws IllegalStateException if it is not served yet
     */
    public URI systemUri() {
        return server().mutualUri();
    }

    /**
     * What a client has to trust to call {@link #secureUri()} and {@link #systemUri()}, and what a receiver of webhooks
     * has to trust to know their sender. It is another root than that of the signers, and valid at any time.
     *
     * @return a self-signed root certificate
     * @throws IllegalStateException if it is not served yet
     */
    public X509Certificate tlsCertificate() {
        return server().tls().root();
    }

    /**
     * Gives a document a special identifier, for {@code GET /api/normalizeId}. What those of the real service look like is
     * not published.
     *
     * @param specialId any text
     * @param documentId what it stands for
     * @return this
     */
    public FakeSigex specialId(String specialId, String documentId) {
        Objects.requireNonNull(specialId, "specialId");
        Objects.requireNonNull(documentId, "documentId");
        specialIds.put(specialId, documentId);
        return this;
    }

    /**
     * An organisation. It becomes known to the service, if it is not.
     *
     * @param bin its number
     * @return what a test can arrange for it
     */
    public FakeOrganization organization(Bin bin) {
        Objects.requireNonNull(bin, "bin");
        return new FakeOrganization(accounts.organization(bin.prefixed()), clock, warnings);
    }

    /**
     * A person. They become known to the service, if they are not: without an address, which otherwise comes from the
     * certificate they first sign with.
     *
     * @param iin their number
     * @return what a test can arrange for them
     */
    public FakeSigexUser user(Iin iin) {
        Objects.requireNonNull(iin, "iin");
        return new FakeSigexUser(accounts.user(iin.prefixed()), warnings, sessions);
    }

    /**
     * The webhooks of organisations: what was sent to them, what they answered, what is to be sent again.
     *
     * @return the webhooks of this service
     */
    public SigexWebhooks webhooks() {
        return webhooks;
    }

    /**
     * All packages, in the order they were registered.
     *
     * @return as of now; also those whose documents have not all been sent
     */
    public List<SigexPackage> packages() {
        return packages.snapshot();
    }

    SigexService service() {
        return service;
    }

    /** What it shows to receivers of webhooks: the certificate of its server, or one like it if it is not served. */
    private TlsIdentity tls() {
        FakeHttpServer known = server;
        return known == null ? TlsIdentity.create(new SecureRandom()) : known.tls();
    }

    private FakeHttpServer server() {
        FakeHttpServer known = server;
        if (known == null) {
            throw new IllegalStateException("This SIGEX is not served over HTTP; ask a FakeServices for its SIGEX.");
        }
        return known;
    }

    /** How many requests of signings by phone are kept waiting. */
    long waitingQrCalls() {
        return qrOperations.waitingCalls();
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
     * @return faults at points such as {@code on("POST", "/api")}
     */
    public Faults faults() {
        return faults;
    }

    /**
     * Refuses the next call, whatever it is, before anything is done about it: for what a situation cannot bring about,
     * such as {@code Unexpected error}. Several refusals are for as many calls, one after the other.
     *
     * @param message an error message of contract section 4.2, word for word
     * @return this
     * @throws IllegalArgumentException if SIGEX has no such message
     */
    public FakeSigex refusesNext(String message) {
        Objects.requireNonNull(message, "message");
        routes.refuseNext(Refusal.of(message)
                .orElseThrow(() -> new IllegalArgumentException("SIGEX has no message '" + message
                        + "'. Its messages are those of GET /api/strings, word for word.")));
        return this;
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
     * The mails that were sent about a document.
     *
     * @param id the identifier of the document
     * @return of all mailboxes, in the order of their addresses
     */
    public List<Mail> mailsAbout(String id) {
        Objects.requireNonNull(id, "id");
        return mailboxes.all().stream()
                .flatMap(mailbox -> mailbox.mails().stream())
                .filter(mail -> mail.text().contains(id))
                .toList();
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
