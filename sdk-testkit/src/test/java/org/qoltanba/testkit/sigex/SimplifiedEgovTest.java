package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.qoltanba.testkit.sigex.SigexCalls.call;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.phone.EgovPhone;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;

/** Contract sections 7.15 to 7.17, 7.24 to 7.26 and 10.2: the service hands over what it keeps and registers the signatures. */
class SimplifiedEgovTest {

    private static final String STORED = "{'tempStorageAfterRegistration':86400000}";

    private final SigexWorld world = new SigexWorld();
    private final Company company = new Company(world);
    private final TestIdentity owner = world.individual();
    private final EgovPhone phone =
            new EgovPhone(owner, world.sigex.routes(), world.sigex.switches().egov()::mixSigning);

    @Test
    @Covers({"POST /api/{id}/egovQr", "GET /api/{id}/egovOperation/{operationId}"})
    void aDocumentIsSignedStepByStep() {
        String documentId = company.preregistered(STORED);
        ObjectNode request = json("{'description':'Please sign','meta':[{'name':'Sum','value':'100'}],"
                + "'signatureEmailNotifications':{'to':['a@example.com']}}");
        JsonNode opened = accepted(world.post("/api/" + documentId + "/egovQr", request));
        assertThat(opened.get("expireAt").longValue())
                .isEqualTo(world.clock.now().plus(Duration.ofMinutes(15)).toEpochMilli());
        assertThat(opened.get("operationId").textValue()).containsOnlyDigits();
        assertThat(QrReader.read(Bytes.fromBase64(opened.get("qrCode").textValue())))
                .startsWith("mobileSign:");
        assertThat(opened.get("eGovBusinessLaunchLink").textValue()).startsWith("https://egovbusiness.page.link/");
        assertThat(state(documentId, opened, "new").get("description").textValue())
                .isEqualTo("Please sign");

        phone.scan(opened.get("eGovMobileLaunchLink").textValue());
        state(documentId, opened, "meta");
        assertThat(phone.download()).containsExactly("application.pdf");
        state(documentId, opened, "data");
        phone.sign();

        JsonNode done = state(documentId, opened, "done");
        assertThat(done.get("operationId")).isEqualTo(opened.get("operationId"));
        assertThat(done.get("createdAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(done.get("meta")).isEqualTo(request.get("meta"));
        assertThat(done.at("/signatureEmailNotifications/to/0").textValue()).isEqualTo("a@example.com");
        assertThat(done.has("errors")).isFalse();
        SigexSignature signature = world.sigex.document(documentId).signatures().get(0);
        assertThat(done.get("signId").longValue()).isEqualTo(signature.signId());
        assertThat(signature.iin().prefixed()).isEqualTo(SigexWorld.iin(owner));
        assertThat(world.mailboxes.of("a@example.com").mails()).hasSize(1);
    }

    @Test
    @Covers({
        "POST /api/package/{packageId}/egovQr",
        "GET /api/package/{packageId}/egovOperation/{operationId}",
        "DELETE /api/package/{packageId}/egovOperation/{operationId}"
    })
    void aPackageIsSignedAsAWhole() {
        String packageId = hiring();
        String path = "/api/package/" + packageId;
        JsonNode canceled = accepted(world.post(path + "/egovQr", json("{'description':'x','meta':[[],[]]}")));
        JsonNode cancel = accepted(call(world, "DELETE", operation(path, canceled)));
        assertThat(cancel.get("operationId")).isEqualTo(canceled.get("operationId"));
        assertThat(world.get(operation(path, canceled)).get("status").textValue())
                .isEqualTo("canceled");
        assertRefused(
                world.post(path + "/egovQr", json("{'description':'x','meta':[[]]}")),
                "Invalid JSON request structure");

        JsonNode opened = accepted(world.post(
                path + "/egovQr", json("{'description':'Sign all','meta':[[{'name':'No','value':'1'}],[]]}")));
        assertThat(phone.scan(Bytes.fromBase64(opened.get("qrCode").textValue()))
                        .download())
                .containsExactly("a.pdf", "b.pdf");
        phone.sign();

        JsonNode done = accepted(world.get(operation(path, opened)));
        assertThat(done.get("status").textValue()).isEqualTo("done");
        assertThat(done.get("signIds")).hasSize(2);
        assertThat(done.at("/meta/0/0/name").textValue()).isEqualTo("No");
        assertThat(world.sigex.documents())
                .allSatisfy(document -> assertThat(document.signatures()).hasSize(1));
    }

    @Test
    @Covers("DELETE /api/{id}/egovOperation/{operationId}")
    void cancellingEndsItOnceAndForAll() {
        String documentId = company.preregistered(STORED);
        JsonNode opened = open(documentId);

        JsonNode canceled = accepted(call(world, "DELETE", operation("/api/" + documentId, opened)));

        assertThat(canceled).isEqualTo(object().set("operationId", opened.get("operationId")));
        state(documentId, opened, "canceled");
        assertRefused(
                call(world, "DELETE", operation("/api/" + documentId, opened)), "QR signing operation is not active");
        assertThatIllegalStateException()
                .isThrownBy(() -> phone.scan(opened.get("eGovMobileLaunchLink").textValue()))
                .withMessageContaining("QR signing operation is not active");
    }

    @Test
    void howLongTheLinksCanBeOpenedIsASwitch() throws InterruptedException {
        world.sigex.switches().egov().linkLifetime(Duration.ofMinutes(2));
        String documentId = company.preregistered(STORED);
        JsonNode opened = open(documentId);
        String late = open(documentId).get("eGovMobileLaunchLink").textValue();
        phone.scan(opened.get("eGovMobileLaunchLink").textValue());

        world.clock.advance(Duration.ofMinutes(2));
        phone.sign();

        state(documentId, opened, "done");
        assertThatIllegalStateException()
                .isThrownBy(() -> phone.scan(late))
                .withMessageContaining("QR signing operation is not active");
    }

    @Test
    void refusingOnThePhoneCancels() {
        String documentId = company.preregistered(STORED);
        JsonNode opened = open(documentId);

        phone.scan(opened.get("eGovMobileLaunchLink").textValue()).refuse();

        state(documentId, opened, "canceled");
    }

    @Test
    void timeRunsOut() throws Exception {
        String documentId = company.preregistered(STORED);
        JsonNode opened = open(documentId);
        phone.scan(opened.get("eGovMobileLaunchLink").textValue()).download();

        world.clock.advance(Duration.ofMinutes(15));

        JsonNode failed = state(documentId, opened, "fail");
        assertThat(failed.at("/errors/sigex").textValue()).isEqualTo("eGov signing operation expired");
        assertThatIllegalStateException().isThrownBy(phone::sign).withMessageContaining("not active");
    }

    @Test
    void settingsOfTheDocumentBindThePhoneToo() {
        String documentId = company.preregistered("{'tempStorageAfterRegistration':86400000,"
                + "'signersRequirements':[{'iin':'IIN999999999999'}],'strictSignersRequirements':true}");
        JsonNode opened = open(documentId);

        phone.scan(opened.get("eGovMobileLaunchLink").textValue()).sign();

        assertThat(state(documentId, opened, "fail").at("/errors/sigex").textValue())
                .isEqualTo("Signature does not conform to document settings requirements");
    }

    @Test
    void onlyWhatIsKeptAndOpenForSignaturesCanBeSigned() {
        String notKept = company.preregistered("{}");
        String incomplete = company.preregistering(STORED);
        String full = company.preregistered("{'tempStorageAfterRegistration':86400000,'signaturesLimit':1}");
        accepted(world.add(full, world.individual()));

        ObjectNode request = json("{'description':'x'}");
        assertRefused(world.post("/api/" + notKept + "/egovQr", request), "Archive not found");
        assertRefused(world.post("/api/" + incomplete + "/egovQr", request), "Document digests are not known");
        assertRefused(world.post("/api/" + full + "/egovQr", request), "Document signatures limit reached");
        String stored = company.preregistered(STORED);
        assertRefused(world.post("/api/" + stored + "/egovQr", object()), "Invalid JSON request structure");
        assertRefused(world.get("/api/" + stored + "/egovOperation/unknown"), "QR signing operation is not active");
        String restricted = company.preregistered("{'private':true,'tempStorageAfterRegistration':86400000}");
        assertRefused(world.post("/api/" + restricted + "/egovQr", request), "Authentication required");
    }

    @Test
    void point12EveryChangeOfStatusIsAWebhook() {
        company.account.webhook(URI.create("http://127.0.0.1:9/webhook"));
        String documentId = company.preregistered(STORED);
        JsonNode opened = open(documentId);
        phone.scan(opened.get("eGovMobileLaunchLink").textValue()).sign();

        String event = "\"egovOperationId\":" + opened.get("operationId").textValue();
        assertThat(world.sigex.webhooks().deliveries())
                .filteredOn(delivery -> delivery.body().contains(event))
                .as("meta, data, done")
                .hasSize(3)
                .allMatch(delivery -> delivery.body().contains(documentId));
        assertThat(world.sigex.webhooks().deliveries())
                .filteredOn(delivery -> delivery.body().contains("signId"))
                .hasSize(1);
    }

    @Test
    void theNumberOfAnOperationIsATextIfSwitchedSo() {
        world.sigex.switches().webhooks().operationIdsAsText(true);
        company.account.webhook(URI.create("http://127.0.0.1:9/webhook"));
        JsonNode opened = open(company.preregistered(STORED));
        phone.scan(opened.get("eGovMobileLaunchLink").textValue()).sign();

        String event = "\"egovOperationId\":" + opened.get("operationId");
        assertThat(world.sigex.webhooks().deliveries())
                .filteredOn(delivery -> delivery.body().contains(event))
                .hasSize(3);
    }

    private String hiring() {
        ObjectNode request = json("{'title':'hire','description':'','documents':[{'title':'a.pdf','description':''},"
                + "{'title':'b.pdf','description':''}],'settings':{'signWholePackage':true}}");
        request.set("documentsSettings", json(STORED));
        JsonNode registered = accepted(company.system.post("/api/package", request));
        byte[][] contents = {DOCUMENT, OTHER_DOCUMENT};
        for (int index = 0; index < contents.length; index++) {
            String documentId = registered.get("documentsIds").get(index).textValue();
            accepted(company.system.send("/api/" + documentId + "/data", contents[index]));
        }
        return registered.get("packageId").textValue();
    }

    private JsonNode open(String documentId) {
        return accepted(world.post("/api/" + documentId + "/egovQr", json("{'description':'Please sign'}")));
    }

    private JsonNode state(String documentId, JsonNode opened, String status) {
        JsonNode state = accepted(world.get(operation("/api/" + documentId, opened)));
        assertThat(state.get("status").textValue()).isEqualTo(status);
        return state;
    }

    private static String operation(String path, JsonNode opened) {
        return path + "/egovOperation/" + opened.get("operationId").textValue();
    }
}
