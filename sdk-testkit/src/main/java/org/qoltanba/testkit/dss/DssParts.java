package org.qoltanba.testkit.dss;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qoltanba.testkit.clock.ServiceClock;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.TlsIdentity;
import org.qoltanba.testkit.http.WebhookClient;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.phone.FakePhones;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/** The services of a DSS, put together: who knows whom. */
final class DssParts {

    private final IdentityCentre identities;
    private final TransactionBook book;
    private final Callbacks callbacks;
    private final CertificateRequests requests;
    private final DssDocuments documents;
    private final DssOperations operations;
    private final DssRoutes routes;

    /**
     * What the DSS shares with other services.
     *
     * @param clock the time
     * @param authority whose certificates its users have
     * @param phones what its users confirm with
     * @param mailboxes where codes by e-mail go
     */
    record World(VirtualClock clock, TestCertificateAuthority authority, FakePhones phones, FakeMailboxes mailboxes) {}

    /**
     * What is known only when it is served.
     *
     * @param tls keys for calls to applications
     * @param uri where it is served
     * @param pictures draws what users scan; null for no picture
     */
    record Outside(Supplier<TlsIdentity> tls, Supplier<URI> uri, Function<String, @Nullable OfflinePicture> pictures) {}

    DssParts(World world, DssSwitches switches, Faults faults, long seed, Outside outside) {
        ServiceClock clock = new ServiceClock(world.clock(), faults::clockSkew);
        Randomness randomness = new Randomness(seed);
        AccessTokens tokens = new AccessTokens(clock, switches, randomness);
        Resources resources = new Resources(switches);
        identities = new IdentityCentre(clock, randomness);
        book = new TransactionBook(clock, switches, randomness);
        callbacks = new Callbacks(world.clock(), switches.callbacks(), faults, new WebhookClient(outside.tls()));
        Messages messages = new Messages(world.clock(), clock, world.phones(), world.mailboxes(), book);
        DocumentStore store = new DocumentStore(clock, switches.documents(), randomness);
        Confirmations confirmations = new Confirmations(
                clock, switches, identities, resources, tokens, randomness, book, messages, callbacks, store);
        DssService service = new DssService(clock, world.authority(), switches, book, confirmations);
        requests = new CertificateRequests(world.authority(), switches, service, book);
        documents = new DssDocuments(store);
        Operations started = new Operations(
                clock,
                switches.operations(),
                book,
                store,
                randomness,
                new OperationCallbacks(book, clock, switches.operations(), callbacks));
        OperationOrders orders = new OperationOrders(clock, switches, world.authority(), store);
        operations = new DssOperations(started, orders);
        UserManagement management = new UserManagement(clock, switches.bindings(), identities, messages, randomness);
        world.phones().boundBy(management::scanned);
        RouteTable table = new RouteTable()
                .with(new DiscoveryRoutes(switches.installation(), outside.uri()))
                .with(new OAuthRoutes(
                        identities,
                        new Grants(clock, switches, identities, resources, tokens, randomness),
                        resources,
                        clock))
                .with(new ConfirmationRoutes(
                        confirmations,
                        switches,
                        clock,
                        confirmation -> outside.pictures().apply(confirmation.pictureText())))
                .with(new CertificateRoutes(
                        switches.certificates(),
                        service,
                        new CertificateService(clock, world.authority(), switches, service, book, requests)))
                .with(new SigningRoutes(service))
                .with(new DocumentRoutes(service))
                .with(new RequestRoutes(requests, switches))
                .with(new DocumentStoreRoutes(store, switches.documents(), clock, randomness::guid))
                .with(new OperationRoutes(
                        started,
                        orders,
                        new CipherOrders(clock, world.authority()),
                        requests,
                        switches.operations(),
                        switches,
                        confirmations,
                        callbacks))
                .with(new KeyRoutes(new KeyStore(randomness, switches.policy()), switches.keys()))
                .with(new SharedRoutes())
                .with(new AuditRoutes(new AuditTrail(book, switches.audit()), switches.audit()))
                .with(new UserManagementRoutes(management, switches.bindings(), switches.policy()));
        routes = new DssRoutes(table, tokens, switches, faults);
    }

    IdentityCentre identities() {
        return identities;
    }

    TransactionBook book() {
        return book;
    }

    Callbacks callbacks() {
        return callbacks;
    }

    CertificateRequests requests() {
        return requests;
    }

    DssDocuments documents() {
        return documents;
    }

    DssOperations operations() {
        return operations;
    }

    DssRoutes routes() {
        return routes;
    }
}
