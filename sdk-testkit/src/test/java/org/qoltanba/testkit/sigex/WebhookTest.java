package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.fault.Faults;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.FakeService;
import org.qoltanba.testkit.journal.Journal;

/** Contract section 8.2: which events go to whom, how they look, and what happens to those that are not taken. */
@Timeout(60)
class WebhookTest {

    private final SigexWorld world = new SigexWorld();
    private final Company company = new Company(world);
    private final Receiver receiver = new Receiver();
    private final FakeHttpServer server = new FakeHttpServer(new VirtualClock(), new Journal());

    @BeforeEach
    void listen() {
        server.mount("/hooks", receiver);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void tellsTheOrganisationWhoseSystemRegisteredTheDocument() throws Exception {
        company.account.webhook(address());
        String documentId = company.preregistered("{}");
        settle();
        assertThat(receiver.bodies).isEmpty();

        long signId = signId(accepted(world.add(documentId, world.individual())));
        settle();

        assertThat(receiver.bodies)
                .containsExactly("{\"documentId\":\"" + documentId + "\",\"signId\":" + signId + "}");
        assertThat(receiver.types).containsExactly("application/json");
    }

    @Test
    void tellsTheOrganisationWhoseEmployeeHasSigned() throws Exception {
        company.account.webhook(address());
        JsonNode registered = accepted(world.post("/api", registration(cms(world.employee(Company.BIN.digits())))));
        String documentId = registered.get("documentId").textValue();
        settle();
        assertThat(receiver.bodies).isEmpty();

        accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
        settle();
        assertThat(receiver.bodies).hasSize(1);
        accepted(world.add(documentId, world.individual()));
        settle();
        assertThat(receiver.bodies).hasSize(2);
    }

    @Test
    void tellsNobodyElse() throws Exception {
        company.account.webhook(address());
        String documentId = world.registered(world.individual());
        accepted(world.add(documentId, world.employee("210987654321")));
        accepted(company.system.post(
                "/api/" + company.preregistered("{}") + "/settings", object().put("signaturesLimit", 1)));
        settle();

        assertThat(receiver.bodies).isEmpty();
        assertThat(world.sigex.webhooks().deliveries()).isEmpty();
    }

    @Test
    void namesThePackageOfADocument() throws Exception {
        company.account.webhook(address());
        JsonNode registered = accepted(company.system.post(
                "/api/package", SigexWorld.json("{'title':'','description':'','documents':[{'title':'a.pdf'}]}")));
        String packageId = registered.get("packageId").textValue();
        String documentId = registered.at("/documentsIds/0").textValue();
        accepted(company.system.send("/api/" + documentId + "/data", DOCUMENT));

        long signId = signId(accepted(world.add(documentId, world.individual())));
        settle();

        assertThat(receiver.bodies)
                .containsExactly("{\"packageId\":\"" + packageId + "\",\"documentId\":\"" + documentId
                        + "\",\"signId\":" + signId + "}");
    }

    @Test
    void callsEveryAddress() throws Exception {
        company.account.webhook(address()).webhook(server.uri().resolve("/hooks/second"));
        accepted(world.add(company.preregistered("{}"), world.individual()));
        settle();

        assertThat(receiver.paths).containsExactlyInAnyOrder("/hooks", "/hooks/second");
        assertThat(world.sigex.webhooks().deliveries())
                .hasSize(2)
                .allSatisfy(delivery -> assertThat(delivery.state()).isEqualTo(WebhookDelivery.State.DELIVERED));
    }

    @Test
    void sendsAgainWhatIsNotTaken() throws Exception {
        receiver.status = 503;
        company.account.webhook(address());
        accepted(world.add(company.preregistered("{}"), world.individual()));
        settle();
        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.PENDING);
        assertThat(delivery().attempts()).hasSize(1);
        assertThat(delivery().attempts().get(0).status()).hasValue(503);

        world.clock.advance(Duration.ofSeconds(1));
        assertThat(receiver.bodies).hasSize(2);
        receiver.status = 200;
        world.clock.advance(Duration.ofSeconds(5));

        assertThat(receiver.bodies).hasSize(3);
        assertThat(receiver.bodies.stream().distinct()).hasSize(1);
        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.DELIVERED);
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(receiver.bodies).hasSize(3);
    }

    @Test
    void givesUpAfterTheLastRetry() throws Exception {
        receiver.status = 500;
        company.account.webhook(address());
        accepted(world.add(company.preregistered("{}"), world.individual()));

        world.clock.advance(Duration.ofMinutes(1));

        assertThat(receiver.bodies).hasSize(4);
        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.GIVEN_UP);
        assertThat(delivery().attempts().get(3).at())
                .isEqualTo(delivery().attempts().get(0).at().plusSeconds(36));
        assertThat(delivery().organization()).isEqualTo(Company.BIN);
    }

    @Test
    void retriesAreASwitch() throws Exception {
        world.sigex.switches().webhooks().retries(List.of());
        receiver.status = 500;
        company.account.webhook(address());
        accepted(world.add(company.preregistered("{}"), world.individual()));
        settle();

        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.GIVEN_UP);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> world.sigex.switches().webhooks().retries(List.of(Duration.ofSeconds(-1))));
    }

    @Test
    void anAnswerMustBeEmpty() throws Exception {
        receiver.body = "ok";
        company.account.webhook(address());
        accepted(world.add(company.preregistered("{}"), world.individual()));
        settle();
        assertThat(delivery().attempts().get(0).problem()).contains("an answer with a body instead of an empty one");

        world.sigex.switches().webhooks().answerMustBeEmpty(false);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.DELIVERED);
    }

    @Test
    void anUnreachableReceiverIsTriedAgain() throws Exception {
        URI address = address();
        server.close();
        company.account.webhook(address);
        accepted(world.add(company.preregistered("{}"), world.individual()));
        settle();

        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.PENDING);
        assertThat(delivery().attempts().get(0).status()).isEmpty();
        assertThat(delivery().attempts().get(0).problem())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("no answer"));
    }

    @Test
    void nothingLeavesThisMachine() throws Exception {
        company.account.webhook(URI.create("https://hooks.company.kz/sigex"));
        accepted(world.add(company.preregistered("{}"), world.individual()));
        settle();

        assertThat(delivery().attempts().get(0).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("not on this machine"));
    }

    @Test
    void showsItsCertificateToAReceiverThatAsksForOne() throws Exception {
        FakeHttpServer service = new FakeHttpServer(world.clock, new Journal());
        service.mount("/api", world.sigex.routes());
        world.sigex.servedBy(service);
        company.account.webhook(server.mutualUri().resolve("/hooks"));
        String documentId = company.preregistered("{}");
        accepted(world.add(documentId, world.individual()));
        settle();
        assertThat(delivery().attempts().get(0).status())
                .as("the receiver is not trusted yet")
                .isEmpty();

        world.sigex.webhooks().trusting(server.tls().root());
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.DELIVERED);
        X509Certificate shown = receiver.certificates.remove().orElseThrow();
        shown.verify(world.sigex.tlsCertificate().getPublicKey());
        assertThat(shown.getSubjectX500Principal().getName()).contains("sigex.kz");
        service.close();
    }

    @Test
    void aFaultLosesAnAttempt() throws Exception {
        world.sigex.faults().loseCallback();
        company.account.webhook(address());
        accepted(world.add(company.preregistered("{}"), world.individual()));
        settle();
        assertThat(receiver.bodies).isEmpty();
        assertThat(delivery().attempts())
                .singleElement()
                .satisfies(lost -> assertThat(lost.problem().orElse("")).contains("lost on the way"));

        world.clock.advance(Duration.ofSeconds(1));
        assertThat(receiver.bodies).hasSize(1);
        assertThat(delivery().state()).isEqualTo(WebhookDelivery.State.DELIVERED);
    }

    @Test
    void aFaultDoublesAnEventOrLetsItComeLate() throws Exception {
        world.sigex.faults().duplicateCallback();
        world.sigex.faults().lateCallback(Duration.ofMinutes(2));
        company.account.webhook(address());
        String documentId = company.preregistered("{}");
        accepted(world.add(documentId, world.individual()));
        settle();
        assertThat(receiver.bodies).hasSize(2);
        assertThat(receiver.bodies.stream().distinct()).hasSize(1);

        accepted(world.add(documentId, world.employee("210987654321")));
        world.clock.advance(Duration.ofSeconds(119));
        assertThat(receiver.bodies).hasSize(2);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(receiver.bodies).hasSize(3);
    }

    /** It tells of a signature that nobody has made, and comes from somebody with another certificate. */
    @Test
    void aFaultForgesAnEvent() throws Exception {
        world.sigex.servedBy(server);
        world.sigex.webhooks().trusting(server.tls().root());
        world.sigex.faults().forgedCallback();
        company.account.webhook(server.mutualUri().resolve("/hooks"));
        String documentId = company.preregistered("{}");
        long signId = signId(accepted(world.add(documentId, world.individual())));
        settle();

        assertThat(receiver.bodies)
                .containsExactly(
                        "{\"documentId\":\"" + documentId + "\",\"signId\":" + (signId + 1) + "}",
                        "{\"documentId\":\"" + documentId + "\",\"signId\":" + signId + "}");
        assertThat(receiver.certificates.stream()
                        .map(each ->
                                each.orElseThrow().getSubjectX500Principal().getName()))
                .containsExactly("CN=somebody else", "CN=sigex.kz");
        assertThat(world.sigex.webhooks().deliveries()).hasSize(1);
    }

    @Test
    void aWrongClockDatesWhatIsRegistered() throws Exception {
        world.sigex.faults().clockSkew(Duration.ofHours(1));
        String documentId = world.registered(world.individual());

        assertThat(world.sigex.document(documentId).signatures().get(0).storedAt())
                .isEqualTo(world.clock.now().plus(Duration.ofHours(1)));
    }

    private URI address() {
        return server.uri().resolve("/hooks");
    }

    /** Lets everything be sent that is due. */
    private void settle() throws InterruptedException {
        world.clock.advance(Duration.ZERO);
    }

    private WebhookDelivery delivery() {
        List<WebhookDelivery> all = world.sigex.webhooks().deliveries();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static long signId(JsonNode added) {
        return added.get("signId").longValue();
    }

    /** Takes down what comes. */
    private static final class Receiver implements FakeService {

        final Queue<String> bodies = new ConcurrentLinkedQueue<>();
        final Queue<String> types = new ConcurrentLinkedQueue<>();
        final Queue<String> paths = new ConcurrentLinkedQueue<>();
        final Queue<Optional<X509Certificate>> certificates = new ConcurrentLinkedQueue<>();
        private final Faults faults = new Faults();
        volatile int status = 200;
        volatile String body = "";

        @Override
        public FakeResponse handle(FakeRequest request) {
            bodies.add(request.bodyText());
            types.add(request.mediaType().orElse(""));
            paths.add(request.path());
            certificates.add(request.peer().certificate());
            return body.isEmpty()
                    ? FakeResponse.empty(status)
                    : FakeResponse.of(status, "text/plain", body.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Faults faults() {
            return faults;
        }
    }
}
