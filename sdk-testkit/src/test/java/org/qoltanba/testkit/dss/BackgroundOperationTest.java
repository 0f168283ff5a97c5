package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.qoltanba.testkit.dss.OperationWorld.V2;
import static org.qoltanba.testkit.dss.OperationWorld.signature;
import static org.qoltanba.testkit.dss.RawCalls.assertRefused;
import static org.qoltanba.testkit.dss.RawCalls.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.http.FakeHttpServer;
import org.qoltanba.testkit.journal.Journal;
import org.qoltanba.testkit.phone.DocumentDecision;

/** Operations that are carried out in the background (contract sections 12.4 and 14.5), over a real socket where it matters. */
class BackgroundOperationTest {

    private static final String DECIDED = "/dss/callback/8f1c2b";
    private static final String SIGNED = "/dss/signed/8f1c2b";

    private final OperationWorld world = new OperationWorld();
    private final Receiver receiver = new Receiver();
    private final FakeHttpServer server = new FakeHttpServer(world.dss.clock, new Journal());
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void serve() {
        for (String application : new String[] {"/STS", "/SignServer", "/DocumentStore"}) {
            server.mount(application, world.dss.dss.routes());
        }
        server.mount("/dss", receiver);
        world.dss.dss.servedBy(server);
        world.switches().operations().asyncAllowed(true);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ObjectNode request() {
        ObjectNode request = world.request().put("IsAsync", true).put("Callback", server.uri() + SIGNED);
        signature(request).put("PinCode", "1234");
        return request;
    }

    private String state(String id) {
        return recorded(id).get("State").textValue();
    }

    private JsonNode recorded(String id) {
        return ok(world.calls().get("/STS/operations/" + id));
    }

    /** Everything that is due now happens, callbacks included. */
    private void settle() throws InterruptedException {
        world.dss.clock.advance(Duration.ZERO);
    }

    @Test
    void section145AsynchronousSigning() throws IOException, InterruptedException, CMSException {
        String token = world.dss.signIn();
        byte[] contract = DssWorld.document();
        JsonNode uploaded = body(HttpRequest.newBuilder(server.uri().resolve("/DocumentStore/api/documents"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/octet-stream")
                .header(
                        "CPDSS-POSTDOC",
                        "eyJGaWxlTmFtZSI6ImNvbnRyYWN0LnBkZiIsIkZpbGVUeXBlIjoicGRmIiwiSXNUZW1wb3JhcnkiOnRydWV9")
                .POST(HttpRequest.BodyPublishers.ofByteArray(contract)));
        String document = uploaded.get("DocumentId").textValue();
        assertThat(uploaded).hasToString("{\"DocumentId\":\"" + document + "\"}");

        JsonNode created =
                body(post("/SignServer/rest/api/v2/signature", token, """
                {
                  "BinaryData": [ { "RefId": "%s" } ],
                  "Signature": {
                    "Type": "CAdES",
                    "Parameters": { "CADESType": "BES", "IsDetached": "true" },
                    "CertificateId": "13",
                    "PinCode": "1234"
                  },
                  "IsAsync": true,
                  "Callback": "%s",
                  "ForceConfirmation": true
                }""".formatted(document, server.uri() + SIGNED)));
        assertThat(created.at("/Operation/Status").textValue()).isEqualTo("Created");
        String id = created.at("/Operation/Id").textValue();
        assertThat(body(get("/STS/operations/" + id, token)).get("State").textValue())
                .isEqualTo("Created");

        JsonNode challenge = body(post("/STS/v2.0/confirmation", token, """
                {
                  "Resource": "urn:cryptopro:dss:signserver:signserver",
                  "ClientId": "erp-client",
                  "ClientSecret": "s3cret",
                  "OperationId": "%s",
                  "CallbackUri": "%s"
                }""".formatted(id, server.uri() + DECIDED)));
        assertThat(challenge.at("/Challenge/TextChallenge/0/AuthnMethod").textValue())
                .isEqualTo("http://dss.cryptopro.ru/identity/authenticationmethod/mydss");
        assertThat(body(get("/STS/operations/" + id, token)).get("State").textValue())
                .isEqualTo("Challenged");

        world.dss.phone().confirm();
        settle();
        settle();
        assertThat(receiver.at(DECIDED))
                .singleElement()
                .hasToString("{\"Result\":\"success\",\"TransactionId\":\"" + id
                        + "\",\"Error\":\"\",\"ErrorDescription\":\"\"}");
        assertThat(receiver.at(SIGNED)).hasSize(1);
        JsonNode signed = receiver.at(SIGNED).get(0);
        assertThat(signed.at("/Operation/Id").textValue()).isEqualTo(id);
        assertThat(signed.at("/Operation/Status").textValue()).isEqualTo("Completed");
        JsonNode processed = signed.at("/Operation/Result/ProcessedDocuments/0");
        assertThat(processed.get("OriginalRefId").textValue()).isEqualTo(document);
        assertThat(processed.get("Status").textValue()).isEqualTo("Completed");
        String result = processed.get("RefId").textValue();

        JsonNode recorded = body(get("/STS/operations/" + id, token));
        assertThat(recorded.get("State").textValue()).isEqualTo("Completed");
        assertThat(recorded.at("/Actions/0/ResultValue").textValue()).isEqualTo(result);
        assertThat(recorded.get("CallbackReceived").booleanValue()).isTrue();
        assertThat(recorded.get("Callback").textValue()).isEqualTo(server.uri() + SIGNED);

        HttpResponse<byte[]> content = client.send(
                get("/DocumentStore/api/documents/" + result + "/content", token)
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(new CMSSignedData(content.body()).isDetachedSignature()).isTrue();
    }

    private HttpRequest.Builder post(String path, String token, String body) {
        return HttpRequest.newBuilder(server.uri().resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder get(String path, String token) {
        return HttpRequest.newBuilder(server.uri().resolve(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode body(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return DssWorld.JSON.readTree(answer.body());
    }

    @Test
    void isOffUntilAnAdministratorAllowsIt() {
        world.switches().operations().asyncAllowed(false);

        assertRefused(world.calls().post(V2 + "/signature", request().toString()), "invalid_request");
    }

    @Test
    void aPinMustComeBeforehand() {
        ObjectNode request = request();
        signature(request).remove("PinCode");

        assertRefused(world.calls().post(V2 + "/signature", request.toString()), "invalid_pin");
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/signature")
    void worksForAWhileAndTellsSo() throws InterruptedException {
        world.switches().operations().processingTime(Duration.ofMinutes(10));
        String id = world.created(request()).get("Id").textValue();
        String token = world.confirmed(id);
        settle();

        JsonNode running = recorded(id);
        assertThat(running.get("State").textValue()).isEqualTo("Confirmed");
        assertThat(running.get("Status").textValue()).isEqualTo("InProgress");
        assertThat(running.at("/Actions/0/State").textValue()).isEqualTo("Executing");
        JsonNode looked = ok(world.calls(token).post(V2 + "/signature", "{}")).get("Operation");
        assertThat(looked.get("Status").textValue()).isEqualTo("InProgress");
        assertThat(looked.has("Result")).isFalse();
        world.switches().operations().saysProcessing(true);
        assertThat(recorded(id).get("Status").textValue()).isEqualTo("Processing");
        assertThat(receiver.at(SIGNED)).isEmpty();

        world.dss.clock.advance(Duration.ofMinutes(10));
        settle();
        assertThat(state(id)).as("although the token has expired").isEqualTo("Completed");
        assertThat(receiver.at(SIGNED)).hasSize(1);
        assertThat(receiver.at(SIGNED).get(0).at("/Operation/Result/ProcessedDocuments"))
                .allSatisfy(document -> {
                    assertThat(document.has("Content")).isFalse();
                    assertThat(world.dss
                                    .dss
                                    .documents()
                                    .get(document.get("RefId").textValue()))
                            .isNotNull();
                });
    }

    @Test
    @Covers("invalid_transaction")
    void isBornConfirmedWhereNobodyHasToConfirm() throws InterruptedException {
        world.dss.dss.policy().signingNeedsConfirmation(false);
        world.switches().operations().processingTime(Duration.ofSeconds(30));
        JsonNode operation = world.created(request());
        String id = operation.get("Id").textValue();

        assertThat(operation.get("Status").textValue()).isEqualTo("InProgress");
        assertThat(state(id)).isEqualTo("Confirmed");
        assertRefused(world.open(id), "invalid_transaction");
        assertThat(recorded(id).at("/Actions/0/Status").textValue()).isEqualTo("Approved");
        world.dss.clock.advance(Duration.ofSeconds(30));
        settle();
        assertThat(state(id)).isEqualTo("Completed");
        assertThat(receiver.at(SIGNED)).hasSize(1);
    }

    @Test
    void worksOnWhatWasApprovedOnly() throws InterruptedException {
        String id = world.created(request()).get("Id").textValue();
        world.opened(id);
        world.dss.phone().confirm(Map.of("contract.pdf", DocumentDecision.DECLINE));
        settle();
        settle();

        JsonNode documents = receiver.at(SIGNED).get(0).at("/Operation/Result/ProcessedDocuments");
        assertThat(documents.get(0).get("Status").textValue()).isEqualTo("Completed");
        assertThat(documents.get(1).get("Status").textValue()).isEqualTo("Declined");
        assertThat(documents.get(1).has("RefId")).isFalse();
    }

    @Test
    void doesNothingAboutWhatWasRefused() throws InterruptedException {
        String id = world.created(request()).get("Id").textValue();
        world.opened(id);
        world.dss.phone().decline();
        settle();
        settle();

        assertThat(state(id)).isEqualTo("Declined");
        assertThat(receiver.at(SIGNED)).isEmpty();
    }

    @Test
    void worksAfterACodeAsWell() throws InterruptedException {
        world.dss.ivanov.confirmsBy(ConfirmationMethod.SMS);
        world.dss.dss.switches().callbacks().afterCode(false);
        String id = world.created(request()).get("Id").textValue();
        ok(world.calls()
                .post(
                        OperationWorld.CONFIRMATION,
                        OperationWorld.opening(id)
                                .put("CallbackUri", server.uri() + DECIDED)
                                .toString()));
        ok(world.calls()
                .post(
                        OperationWorld.CONFIRMATION,
                        DssWorld.followUp(id, world.dss.phone().lastSms().code())
                                .toString()));
        settle();
        settle();

        assertThat(state(id)).isEqualTo("Completed");
        assertThat(receiver.at(SIGNED)).hasSize(1);
        assertThat(receiver.at(DECIDED)).as("who typed the code knows").isEmpty();
    }

    @Test
    @Covers("invalid_certificate")
    void tellsOfWorkThatCannotBeDone() throws InterruptedException {
        String id = world.created(request()).get("Id").textValue();
        world.opened(id);
        world.dss.key.status("HOLD");
        world.dss.phone().confirm();
        settle();
        settle();

        assertThat(state(id)).isEqualTo("Error");
        JsonNode operation = receiver.at(SIGNED).get(0).get("Operation");
        assertThat(operation.get("Status").textValue()).isEqualTo("Error");
        assertThat(operation.get("Error").textValue()).isEqualTo("invalid_certificate");
    }

    @Test
    @Covers("invalid_pin")
    void tellsOfAPinThatHasBeenChangedMeanwhile() throws InterruptedException {
        String id = world.created(request()).get("Id").textValue();
        world.opened(id);
        world.dss.key.pin("5678");
        world.dss.phone().confirm();
        settle();
        settle();

        assertThat(state(id)).isEqualTo("Error");
        assertThat(receiver.at(SIGNED).get(0).at("/Operation/Error").textValue())
                .isEqualTo("invalid_pin");
    }

    @Test
    void aCancelledOperationIsNotWorkedOn() throws InterruptedException {
        world.switches().operations().processingTime(Duration.ofSeconds(30));
        String id = world.created(request()).get("Id").textValue();
        world.confirmed(id);
        settle();
        world.operations().cancel(id);
        world.dss.clock.advance(Duration.ofSeconds(30));
        settle();

        assertThat(state(id)).isEqualTo("Cancelled");
        assertThat(recorded(id).get("Status").textValue()).isEqualTo("Error");
        assertThat(receiver.at(SIGNED)).isEmpty();
    }

    @Test
    void knowsWhetherTheApplicationHasHeard() throws InterruptedException {
        receiver.answers(503);
        String id = world.created(request()).get("Id").textValue();
        world.confirmed(id);
        settle();
        settle();

        assertThat(receiver.at(SIGNED)).as("called once, not again").hasSize(1);
        assertThat(recorded(id).get("CallbackReceived").booleanValue()).isFalse();
        assertThat(state(id)).isEqualTo("Completed");
    }

    @Test
    @Covers("invalid_request")
    void needsNoAddressButAGoodOne() throws InterruptedException {
        ObjectNode request = request();
        request.remove("Callback");
        String id = world.created(request).get("Id").textValue();
        world.confirmed(id);
        settle();
        assertThat(state(id)).isEqualTo("Completed");
        assertThat(recorded(id).has("Callback")).isFalse();

        for (String address : new String[] {"/relative", "not an address"}) {
            assertRefused(
                    world.calls()
                            .post(
                                    V2 + "/signature",
                                    request.put("Callback", address).toString()),
                    "invalid_request");
        }
    }

    @Test
    void refusesSwitchesThatMakeNoSense() {
        DssOperationSwitches switches = world.switches().operations();
        assertThatIllegalArgumentException().isThrownBy(() -> switches.processingTime(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> switches.lifetime(Duration.ZERO));
    }
}
