package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.qoltanba.testkit.dss.OperationWorld.CONFIRMATION;
import static org.qoltanba.testkit.dss.OperationWorld.V2;
import static org.qoltanba.testkit.dss.OperationWorld.signature;
import static org.qoltanba.testkit.dss.RawCalls.assertRefused;
import static org.qoltanba.testkit.dss.RawCalls.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.phone.DocumentDecision;

/** Contract sections 12.2 to 12.5 without a socket. */
class OperationTest {

    private static final String PIN = "{'Signature':{'PinCode':'1234'}}";

    private final OperationWorld world = new OperationWorld();

    private JsonNode result(String token, String body) {
        return ok(world.calls(token).post(V2 + "/signature", body)).get("Operation");
    }

    private JsonNode recorded(String id) {
        return ok(world.calls().get("/STS/operations/" + id));
    }

    private static JsonNode document(JsonNode operation, String name) {
        for (JsonNode document : operation.at("/Result/ProcessedDocuments")) {
            if (name.equals(document.path("OriginalContentInfo").asText())) {
                return document;
            }
        }
        throw new AssertionError("no result for " + name + " in " + operation);
    }

    private static void assertSignature(byte[] cms) throws CMSException {
        assertThat(new CMSSignedData(cms).getSignerInfos().size()).isEqualTo(1);
    }

    @Test
    void createsAnOperationThatWaitsForItsConfirmation() {
        JsonNode operation = world.created(world.request());

        assertThat(operation.get("Status").textValue()).isEqualTo("Created");
        assertThat(operation.get("ExpirationDate").longValue())
                .isEqualTo(world.dss.clock.now().plus(Duration.ofMinutes(20)).getEpochSecond());
        assertThat(operation.get("UserLogin").textValue()).isEqualTo("ivanov");
        assertThat(operation.get("UserRealm").textValue()).isEqualTo("local");
        assertThat(operation.get("UserId").textValue()).isEqualTo(world.dss.ivanov.id());
        assertThat(operation).hasSize(6);
        assertThat(world.dss.phone().pending()).isEmpty();
    }

    @Test
    void signsWhatIsConfirmed() throws CMSException {
        String id = world.created();
        JsonNode challenge = ok(world.open(id)).get("Challenge");
        assertThat(challenge.at("/TextChallenge/0/AuthnMethod").textValue())
                .isEqualTo("http://dss.cryptopro.ru/identity/authenticationmethod/mydss");
        assertThat(challenge.at("/TextChallenge/0/RefID").textValue())
                .as("one identifier for everything")
                .isEqualTo(id);
        assertThat(challenge.at("/TextChallenge/0/Label").textValue())
                .isEqualTo("Подпись пакета документов contract.pdf, hello.txt");
        world.dss.phone().confirm();
        String token = ok(world.poll(id)).get("AccessToken").textValue();
        assertThat(recorded(id).get("State").textValue()).isEqualTo("Confirmed");

        JsonNode operation = result(token, PIN);
        assertThat(operation.get("Id").textValue()).isEqualTo(id);
        assertThat(operation.get("Status").textValue()).isEqualTo("Completed");
        assertThat(operation.at("/Result/ProcessedDocuments")).hasSize(2);
        JsonNode inline = document(operation, "hello.txt");
        assertSignature(Base64.getDecoder().decode(inline.get("Content").textValue()));
        assertThat(inline.get("ContentInfo").textValue()).isEqualTo("hello.txt.sig");
        assertThat(inline.get("Status").textValue()).isEqualTo("Completed");
        assertThat(inline).hasSize(4);
        JsonNode stored = document(operation, "contract.pdf");
        DssDocument result = world.dss.dss.documents().get(stored.get("RefId").textValue());
        assertSignature(result.content().toArray());
        assertThat(result.parent()).hasValue(stored.get("OriginalRefId").textValue());
        assertThat(result.name()).isEqualTo("contract.pdf.sig");
        assertThat(stored.has("Content")).isFalse();
    }

    @Test
    void resultsComeInAnotherOrderUnlessSwitched() {
        JsonNode turned = result(world.confirmed(world.created()), PIN);
        assertThat(turned.at("/Result/ProcessedDocuments/0/OriginalContentInfo").textValue())
                .isEqualTo("hello.txt");
        world.switches().operations().otherOrder(false);

        assertThat(result(world.confirmed(world.created()), PIN)
                        .at("/Result/ProcessedDocuments/0/OriginalContentInfo")
                        .textValue())
                .isEqualTo("contract.pdf");
    }

    @Test
    void aPinMayComeBeforehandOrWithTheResult() {
        ObjectNode withPin = world.request();
        signature(withPin).put("PinCode", "1234");
        String early = world.confirmed(world.created(withPin).get("Id").textValue());
        assertThat(result(early, "{}").get("Status").textValue()).isEqualTo("Completed");

        String late = world.confirmed(world.created());
        assertRefused(world.calls(late).post(V2 + "/signature", "{}"), "invalid_pin");
        assertRefused(world.calls(late).post(V2 + "/signature", "{'Signature':{'PinCode':'0000'}}"), "invalid_pin");
        assertThat(result(late, PIN).get("Status").textValue()).isEqualTo("Completed");
    }

    @Test
    void aResultIsFetchedOnce() {
        String token = world.confirmed(world.created());
        result(token, PIN);
        assertRefused(world.calls(token).post(V2 + "/signature", PIN), "invalid_transaction");

        world.dss.dss.switches().transactions().resultRepeatable(true);
        assertThat(result(token, PIN).get("Status").textValue()).isEqualTo("Completed");
    }

    @Test
    void aResultNeedsTheFinalTokenAndItsEndpoint() {
        String id = world.created();
        assertRefused(world.calls().post(V2 + "/signature", "{}"), "content_required");
        String token = world.confirmed(id);
        assertRefused(world.calls(token).post("/SignServer/rest/api/documents", "{}"), "invalid_request");

        world.dss.ivanov.confirmsBy(ConfirmationMethod.MOBILE);
        String v1 = world.dss.confirmed(world.dss.signIn());
        assertRefused(world.calls(v1).post(V2 + "/signature", "{}"), "invalid_request");
    }

    @Test
    @Covers("GET /STS/operations")
    void theListHasWhatIsActive() {
        String first = world.created();
        String second = world.created();
        result(world.confirmed(first), PIN);

        JsonNode active = ok(world.calls().get("/STS/operations"));
        assertThat(active).hasSize(1);
        assertThat(active.get(0).get("Id").textValue()).isEqualTo(second);
        world.dss.dss.user("petrov");
        RawCalls petrov = world.calls(world.dss.signIn("petrov"));
        assertThat(ok(petrov.get("/STS/operations"))).isEmpty();
        assertThat(petrov.get("/STS/operations/" + second).status()).isEqualTo(404);
        assertThat(petrov.post(CONFIRMATION, OperationWorld.opening(second).toString())
                        .status())
                .isEqualTo(400);
        assertThat(world.calls("none").get("/STS/operations").status()).isEqualTo(401);
    }

    @Test
    void tellsEverythingAboutAnOperation() throws InterruptedException {
        long start = world.dss.clock.now().getEpochSecond();
        String id = world.created();
        JsonNode created = recorded(id);
        assertThat(created.get("Type").textValue()).isEqualTo("SignDocuments");
        assertThat(created.get("Parameters").textValue())
                .contains("\"CertificateId\":13", "\"Type\":\"CAdES\"")
                .doesNotContain("1234");
        assertThat(created.get("Description").textValue()).contains("contract.pdf");
        assertThat(created.get("State").textValue()).isEqualTo("Created");
        assertThat(created.get("Status").textValue()).isEqualTo("Created");
        assertThat(created.get("CreatedAt").longValue()).isEqualTo(start);
        assertThat(created.get("UpdatedAt").longValue()).isEqualTo(start);
        assertThat(created.get("ConfirmBefore").longValue()).isEqualTo(start + 1200);
        assertThat(created.get("IsAsync").booleanValue()).isFalse();
        assertThat(created.get("CallbackReceived").booleanValue()).isFalse();
        assertThat(created.has("ConfirmedAt")).isFalse();
        assertThat(created.has("AuthenticationType")).isFalse();
        assertThat(created.at("/Actions/0/Status").textValue()).isEqualTo("Considering");
        assertThat(created.at("/Actions/0/State").textValue()).isEqualTo("Pending");

        world.dss.clock.advance(Duration.ofSeconds(10));
        String token = world.confirmed(id);
        JsonNode confirmed = recorded(id);
        assertThat(confirmed.get("ConfirmedAt").longValue()).isEqualTo(start + 10);
        assertThat(confirmed.get("CompleteBefore").longValue()).isEqualTo(start + 310);
        assertThat(confirmed.get("AuthenticationType").textValue()).endsWith("/mydss");
        assertThat(confirmed.at("/Actions/0/Status").textValue()).isEqualTo("Approved");
        world.dss.clock.advance(Duration.ofSeconds(5));
        result(token, PIN);
        JsonNode completed = recorded(id);
        assertThat(completed.get("CompletedAt").longValue()).isEqualTo(start + 15);
        assertThat(completed.get("State").textValue()).isEqualTo("Completed");
        assertThat(completed.at("/Actions/0/State").textValue()).isEqualTo("Executed");
        assertThat(completed.at("/Actions/0/DocumentId").textValue())
                .isEqualTo(completed.at("/Actions/0/OriginalDocumentId").textValue());
        assertThat(world.dss
                        .dss
                        .documents()
                        .get(completed.at("/Actions/0/ResultValue").textValue()))
                .isNotNull();
        assertThat(completed.get("Actions").get(1).has("ResultValue")).isFalse();
    }

    @Test
    void documentsAreDecidedAboutOneByOne() {
        ObjectNode request = world.request();
        String refused = world.stored("refused.pdf");
        request.withArray("BinaryData").addObject().put("RefId", refused);
        String id = world.created(request).get("Id").textValue();
        world.opened(id);
        assertThat(world.dss.phone().pending().get(0).documents())
                .containsExactly("contract.pdf", "hello.txt", "refused.pdf");
        world.dss
                .phone()
                .confirm(Map.of("refused.pdf", DocumentDecision.DECLINE, "hello.txt", DocumentDecision.POSTPONE));
        String token = ok(world.poll(id)).get("AccessToken").textValue();

        JsonNode operation = result(token, PIN);
        assertThat(operation.get("Status").textValue()).isEqualTo("Completed");
        assertThat(document(operation, "contract.pdf").get("Status").textValue())
                .isEqualTo("Completed");
        assertThat(document(operation, "hello.txt")).hasSize(2);
        assertThat(document(operation, "hello.txt").get("Status").textValue()).isEqualTo("Posponed");
        assertThat(document(operation, "refused.pdf").get("Status").textValue()).isEqualTo("Declined");
        JsonNode recorded = recorded(id);
        assertThat(recorded.at("/Actions/1/Status").textValue()).isEqualTo("Posponed");
        assertThat(recorded.at("/Actions/2/Status").textValue()).isEqualTo("Declined");
        assertThat(recorded.at("/Actions/2/State").textValue()).isEqualTo("Pending");
        assertThat(recorded.get("State").textValue()).isEqualTo("Completed");
        assertThat(world.operations().get(id).documents())
                .extracting(DssOperation.Document::decision)
                .flatExtracting(decision -> decision.stream().toList())
                .containsExactly(DocumentDecision.APPROVE, DocumentDecision.POSTPONE, DocumentDecision.DECLINE);
    }

    @Test
    void decisionsAreSaidBeforehandToo() throws InterruptedException {
        world.dss.phone().confirmsNext(Map.of("hello.txt", DocumentDecision.DECLINE));
        String id = world.created();
        world.opened(id);
        world.dss.clock.advance(Duration.ofSeconds(5));

        JsonNode operation = result(ok(world.poll(id)).get("AccessToken").textValue(), PIN);
        assertThat(document(operation, "hello.txt").get("Status").textValue()).isEqualTo("Declined");
    }

    @Test
    void aPhoneDecidesAboutDocumentsThereAre() {
        world.opened(world.created());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.dss.phone().confirm(Map.of("other.txt", DocumentDecision.DECLINE)));
        world.dss.phone().decline();

        world.dss.ivanov.confirmsBy(ConfirmationMethod.MOBILE);
        world.dss.opened(world.dss.signIn());
        assertThat(world.dss.phone().pending().get(0).documents()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.dss.phone().confirm(Map.of("other.txt", DocumentDecision.DECLINE)));
    }

    @Test
    void whatNeedsNoConfirmationIsDoneAtOnce() throws CMSException {
        world.dss.dss.policy().signingNeedsConfirmation(false);
        ObjectNode request = world.request();
        assertRefused(world.calls().post(V2 + "/signature", request.toString()), "invalid_pin");
        signature(request).put("PinCode", "1234");

        JsonNode operation = world.created(request);
        assertThat(operation.get("Status").textValue()).isEqualTo("Completed");
        assertSignature(Base64.getDecoder()
                .decode(document(operation, "hello.txt").get("Content").textValue()));
        assertThat(world.state(operation.get("Id").textValue())).isEqualTo(DssOperationState.COMPLETED);
        assertRefused(world.open(operation.get("Id").textValue()), "invalid_transaction");
    }

    @Test
    void confirmationCanBeForced() {
        world.dss.dss.policy().signingNeedsConfirmation(false);
        ObjectNode request = world.request().put("ForceConfirmation", true);

        assertThat(world.created(request).get("Status").textValue()).isEqualTo("Created");
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/signature")
    void whoCannotConfirmCannotBegin() {
        world.dss.ivanov.withoutPhone();

        assertThat(world.calls()
                        .post(V2 + "/signature", world.request().toString())
                        .status())
                .isEqualTo(403);
        world.dss.ivanov.confirmsBy(ConfirmationMethod.MYDSS);
        assertThat(world.created(world.request()).get("Status").textValue()).isEqualTo("Created");
    }

    @Test
    @Covers("forbidden_object_operation")
    void documentsOfOpenOperationsStay() {
        ObjectNode request = world.request();
        String refId = request.at("/BinaryData/0/RefId").textValue();
        String id = world.created(request).get("Id").textValue();
        String path = "/DocumentStore/api/documents/" + refId;

        assertRefused(world.calls().json("DELETE", path, ""), "forbidden_object_operation");
        world.operations().cancel(id);
        assertThat(world.calls().json("DELETE", path, "").status()).isEqualTo(200);
    }

    @Test
    void refusesWhatCannotBeSigned() {
        ObjectNode request = world.request();
        assertRefusedAs("content_required", "{'Signature':{}}");
        assertRefusedAs("content_required", "{'BinaryData':[]}");
        assertRefusedAs("content_required", "{'BinaryData':[null]}");
        assertRefusedAs("content_required", "{'BinaryData':[{'Content':''}]}");
        assertRefusedAs("object_not_found", "{'BinaryData':[{'RefId':'nobody'}]}");
        assertRefusedAs("invalid_request", "{'BinaryData':[{'RefId':'x','Content':'YQ=='}]}");
        assertRefusedAs("invalid_signature_params", "{'BinaryData':[{'Content':'YQ=='}]}");
        assertRefusedAs("invalid_signature_params", "{'BinaryData':[{'Content':'YQ=='}],'Signature':{'Type':'CAdES'}}");
        signature(request).put("CertificateId", "13a");
        assertRefusedAs("invalid_certificate_id", request.toString());
        signature(request).put("CertificateId", 99);
        assertRefusedAs("invalid_certificate", request.toString());
        signature(request).put("CertificateId", 13).putObject("Parameters").put("CADESType", "nothing");
        assertRefusedAs("invalid_signature_params", request.toString());
        signature(request).putObject("Parameters").putNull("CADESType");
        assertRefusedAs("invalid_signature_params", request.toString());
        assertThat(world.operations().all()).isEmpty();
    }

    private void assertRefusedAs(String code, String body) {
        assertRefused(world.calls().post(V2 + "/signature", body), code);
    }

    @Test
    void understandsNumbersAndTheDefaultCertificate() {
        ObjectNode request = world.request();
        signature(request).put("Type", 2).put("CertificateId", 0).put("PinCode", "1234");
        signature(request).putObject("Parameters").put("CADESType", "BES").put("IsDetached", true);

        assertThat(result(world.confirmed(world.created(request).get("Id").textValue()), "{}")
                        .get("Status")
                        .textValue())
                .isEqualTo("Completed");
    }

    @Test
    @Covers("invalid_signature_params")
    void signsByATemplateInEitherPosition() {
        world.operations().template("archive", "CAdES", Map.of("CADESType", "BES", "IsDetached", "true"));
        ObjectNode request = world.request();
        signature(request).removeAll();
        signature(request).put("CertificateId", 13).put("ProcessingTemplateId", "archive");
        assertThat(world.created(request).get("Status").textValue()).isEqualTo("Created");
        signature(request).remove("ProcessingTemplateId");
        assertThat(world.created(request.put("ProcessingTemplateId", "archive"))
                        .get("Status")
                        .textValue())
                .isEqualTo("Created");

        assertRefusedAs(
                "invalid_signature_params",
                request.put("ProcessingTemplateId", "other").toString());
    }

    @Test
    @Covers("invalid_certificate")
    void whatCannotBeSignedAnyMoreIsAnError() {
        String id = world.created();
        String token = world.confirmed(id);
        world.dss.key.status("HOLD");

        JsonNode operation = result(token, PIN);
        assertThat(operation.get("Status").textValue()).isEqualTo("Error");
        assertThat(operation.get("Error").textValue()).isEqualTo("invalid_certificate");
        assertThat(document(operation, "hello.txt").get("Error").textValue()).isEqualTo("invalid_certificate");
        assertThat(document(operation, "hello.txt").get("ErrorDescription").textValue())
                .isNotEmpty();
        assertThat(recorded(id).get("State").textValue()).isEqualTo("Error");
        assertThat(recorded(id).at("/Actions/0/State").textValue()).isEqualTo("Error");
        assertThat(recorded(id).at("/Actions/0/Error").textValue()).isEqualTo("invalid_certificate");
    }

    @Test
    void spellsAsSwitched() {
        world.switches().operations().upperCaseId(true).stateLeftOut(true);
        JsonNode operation = world.created(world.request());
        String id = operation.get("ID").textValue();

        assertThat(operation.has("Id")).isFalse();
        assertThat(recorded(id).has("Id")).isFalse();
        assertThat(recorded(id).get("ID").textValue()).isEqualTo(id);
        assertThat(recorded(id).has("State")).isFalse();
        assertThat(recorded(id).get("Status").textValue()).isEqualTo("Created");
    }

    @Test
    void aConfirmationEndsWithItsOperationAtTheLatest() throws InterruptedException {
        world.switches().operations().lifetime(Duration.ofMinutes(6));
        String id = world.created();
        world.dss.clock.advance(Duration.ofMinutes(4));
        JsonNode challenge = ok(world.open(id)).at("/Challenge/TextChallenge/0");

        assertThat(challenge.get("ExpiresIn").longValue()).isEqualTo(120);
        world.dss.clock.advance(Duration.ofMinutes(2));
        assertThat(world.state(id)).isEqualTo(DssOperationState.EXPIRED);
    }

    @Test
    void aServiceClientsOperationsNeedConfirmation() {
        world.dss.dss.policy().signingNeedsConfirmation(false);
        world.dss.dss.client("erp-client").service();

        assertThat(world.created(world.request()).get("Status").textValue()).isEqualTo("Created");
    }

    @Test
    void namesComeFromWhatIsSaid() {
        world.dss.dss.policy().signingNeedsConfirmation(false);
        for (Map.Entry<String, String> each : Map.of(
                        "'Name':'a','Type':'txt'", "a.txt",
                        "'Name':'a.txt','Type':'txt'", "a.txt",
                        "'Name':'a'", "a",
                        "'ContentInfo':'b.txt','Name':'a'", "b.txt")
                .entrySet()) {
            ObjectNode request = DssWorld.json("{'BinaryData':[{'Content':'YQ=='," + each.getKey()
                    + "}],'Signature':{'Type':'CAdES','Parameters':{'CADESType':'BES'},'CertificateId':13,"
                    + "'PinCode':'1234'}}");
            assertThat(world.created(request)
                            .at("/Result/ProcessedDocuments/0/OriginalContentInfo")
                            .textValue())
                    .isEqualTo(each.getValue());
        }
        ObjectNode unnamed = DssWorld.json("{'BinaryData':[{'Content':'YQ=='}],'Signature':{'Type':'CAdES',"
                + "'Parameters':{'CADESType':'BES'},'CertificateId':13,'PinCode':'1234'}}");
        assertThat(world.created(unnamed).at("/Result/ProcessedDocuments/0").has("ContentInfo"))
                .isFalse();
    }

    @Test
    @Covers("POST /STS/v2.0/confirmation")
    void choosesAmongDevices() {
        world.dss.ivanov.device("iPhone").device("Samsung");
        String id = world.created();
        JsonNode choices = ok(world.open(id)).at("/Challenge/ChoiceChallenge/0/Choice");
        assertThat(choices).hasSize(2);
        String samsung = choices.get(1).get("RefID").textValue();
        assertThat(samsung).startsWith("http://dss.cryptopro.ru/identity/authenticationmethod/mydss?");
        ObjectNode choice = OperationWorld.opening(id);
        choice.remove("OperationId");
        choice.putObject("ChallengeResponse")
                .putArray("ChoiceChallengeResponse")
                .addObject()
                .put("RefId", id)
                .putArray("ChoiceSelected")
                .addObject()
                .put("RefID", samsung);
        ok(world.calls().post(CONFIRMATION, choice.toString()));

        assertThat(world.dss.phones.of("ivanov", "iPhone").pending()).isEmpty();
        world.dss.phones.of("ivanov", "Samsung").confirm();
        assertThat(world.state(id)).isEqualTo(DssOperationState.CONFIRMED);
    }

    @Test
    void askedForWhatIsNot() {
        assertThat(world.calls().get("/STS/operations/nobody").status()).isEqualTo(404);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> world.operations().get("nobody"))
                .withMessageContaining("nobody");
        assertRefused(world.open("nobody"), "invalid_transaction");
        FakeResponse unparsable = world.calls().post(V2 + "/signature", "{");
        assertRefused(unparsable, "invalid_request");
        assertThat(List.of(DssOperationState.values()))
                .extracting(DssOperationState::wireName)
                .containsExactly(
                        "Created", "Challenged", "Confirmed", "Completed", "Declined", "Expired", "Cancelled", "Error");
    }

    @Test
    @Covers("object_not_found")
    void anOriginalThatBelongsToADocumentIsTold() {
        String original = world.stored("original.pdf");
        ObjectNode request = world.request();
        ((ObjectNode) request.at("/BinaryData/0")).put("RelatedRefId", original);
        String id = world.created(request).get("Id").textValue();

        assertThat(recorded(id).at("/Actions/0/OriginalDocumentId").textValue()).isEqualTo(original);
        ((ObjectNode) request.at("/BinaryData/0")).put("RelatedRefId", "nobody");
        assertRefusedAs("object_not_found", request.toString());
        assertThat(world.dss.dss.documents().add(world.dss.ivanov, "x", Bytes.of(new byte[1])))
                .isNotEmpty();
    }
}
