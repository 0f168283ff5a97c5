package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.mailbox.FakeMailbox;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 7.18 to 7.23, 7.37 and 12.3: documents that belong together. */
class PackageTest {

    private static final String REQUIREMENTS = "Signature does not conform to document settings requirements";

    private final SigexWorld world = new SigexWorld();
    private final Company company = new Company(world);
    private final TestIdentity signer = world.individual();
    private final FakeMailbox mailbox = world.mailboxes.of("hr@company.kz");

    @Test
    @Covers("POST /api/package")
    void registersItsDocumentsInOrderWithoutSignatures() {
        JsonNode registered = accepted(company.system.post("/api/package", hiring("{}")));

        List<String> documents = documents(registered);
        assertThat(registered.size()).isEqualTo(2);
        SigexPackage held = world.sigex.packages().get(0);
        assertThat(held.id()).isEqualTo(registered.get("packageId").textValue());
        assertThat(held.title()).isEqualTo("hire");
        assertThat(held.storedAt()).isEqualTo(world.clock.now());
        assertThat(held.documentIds()).isEqualTo(documents);
        assertThat(held.isComplete()).isFalse();
        assertThat(held.isSignedWhole()).isFalse();
        assertThat(world.sigex.document(documents.get(0)).packageId()).contains(held.id());
        assertThat(documents).hasSize(2).doesNotHaveDuplicates();
        assertThat(accepted(world.get("/api/" + documents.get(0))).get("title").textValue())
                .isEqualTo("a.pdf");
        assertThat(accepted(world.get("/api/" + documents.get(1))).get("title").textValue())
                .isEqualTo("b.pdf");
    }

    @Test
    void isRegisteredByInformationSystemsWithTheFeature() {
        assertRefused(world.post("/api/package", hiring("{}")), "Authentication required");
        FakeOrganization other = world.sigex.organization(Bin.of("210987654321"));
        SigexCaller system = SigexCaller.system(world, other.informationSystem());
        assertRefused(
                system.post("/api/package", hiring("{}")), "Feature is not available on current subscription level");
        other.feature("packages", true);
        accepted(system.post("/api/package", hiring("{}")));
    }

    @Test
    @Covers("GET /api/package/{packageId}")
    void tellsEverythingAboutItself() {
        ObjectNode request = hiring("{'private':true,'packageAccess':[{'iin':'IIN112233445566'}],"
                + "'packageSettings':[{'bin':'BIN112233445566'}],'signWholePackage':true}");
        request.set("documentsSettings", json("{'signaturesLimit':2}"));
        request.set("emailNotifications", json("{'to':['hr@company.kz'],'doNotAttachDocuments':true,'language':'kk'}"));
        JsonNode registered = accepted(company.system.post("/api/package", request));
        String packageId = registered.get("packageId").textValue();

        JsonNode info = accepted(company.system.get("/api/package/" + packageId));

        assertThat(info.get("packageId").textValue()).isEqualTo(packageId);
        assertThat(info.get("title").textValue()).isEqualTo("hire");
        assertThat(info.get("description").textValue()).isEmpty();
        assertThat(info.get("storedAt").longValue()).isEqualTo(world.clock.now().toEpochMilli());
        assertThat(info.at("/registrator/businessId").textValue()).isEqualTo(Company.BIN.prefixed());
        assertThat(info.get("settings")).isEqualTo(request.get("settings"));
        assertThat(info.at("/documentsSettings/signaturesLimit").intValue()).isEqualTo(2);
        assertThat(info.get("emailNotifications")).isEqualTo(request.get("emailNotifications"));
        assertThat(info.get("documentsIds")).isEqualTo(registered.get("documentsIds"));
        assertThat(info.has("signatureEmailNotifications")).isFalse();
        assertRefused(world.get("/api/package/" + packageId), "Authentication required");
    }

    @Test
    @Covers("POST /api/package/{packageId}")
    void isSignedAsAWhole() {
        JsonNode registered = complete("{'signWholePackage':true}");
        String packageId = registered.get("packageId").textValue();
        List<String> documents = documents(registered);
        assertRefused(world.add(documents.get(0), signer), REQUIREMENTS);

        JsonNode signed = accepted(world.post("/api/package/" + packageId, signatures(DOCUMENT, OTHER_DOCUMENT)));

        assertThat(signed.get("packageId").textValue()).isEqualTo(packageId);
        for (int i = 0; i < 2; i++) {
            JsonNode result = signed.get("registrationResults").get(i);
            assertThat(result.get("documentId").textValue()).isEqualTo(documents.get(i));
            assertThat(result.get("dataArchived").booleanValue()).isFalse();
            assertThat(accepted(world.get("/api/" + documents.get(i)))
                            .at("/signatures/0/signId")
                            .longValue())
                    .isEqualTo(result.get("signId").longValue());
        }
    }

    @Test
    void itsDocumentsAreSignedAloneUnlessItSaysOtherwise() {
        JsonNode registered = complete("{}");

        accepted(world.add(documents(registered).get(0), signer));
    }

    @Test
    void isSignedWhenAllItsDocumentsAreThere() {
        JsonNode registered = accepted(company.system.post("/api/package", hiring("{}")));
        accepted(company.system.send("/api/" + documents(registered).get(0) + "/data", DOCUMENT));

        assertRefused(
                world.post(
                        "/api/package/" + registered.get("packageId").textValue(),
                        signatures(DOCUMENT, OTHER_DOCUMENT)),
                "Document digests are not known");
    }

    @Test
    void noneIsSignedIfOneCannotBe() {
        JsonNode registered = complete("{}");
        String path = "/api/package/" + registered.get("packageId").textValue();

        assertRefused(
                world.post(path, signatures(DOCUMENT, DOCUMENT)), "Signature does not correspond to the document");
        assertRefused(world.post(path, signatures(DOCUMENT)), "Invalid JSON request structure");
        assertRefused(
                world.post(path, signatures(DOCUMENT, OTHER_DOCUMENT, DOCUMENT)), "Invalid JSON request structure");
        ObjectNode broken = signatures(DOCUMENT, OTHER_DOCUMENT);
        ((ObjectNode) broken.at("/signatures/1")).put("signature", "AAAA");
        assertRefused(world.post(path, broken), "Failed to parse signature");

        for (String documentId : documents(registered)) {
            assertThat(accepted(world.get("/api/" + documentId))
                            .get("signaturesTotal")
                            .intValue())
                    .isZero();
        }
        accepted(world.post(path, signatures(DOCUMENT, OTHER_DOCUMENT)));
    }

    @Test
    void aSignatureThatIsKnownAlreadyIsRefusedWithAllOthers() {
        JsonNode registered = complete("{}");
        String path = "/api/package/" + registered.get("packageId").textValue();
        ObjectNode signatures = signatures(DOCUMENT, OTHER_DOCUMENT);
        accepted(world.post(path, signatures));

        ObjectNode mixed = signatures(DOCUMENT, OTHER_DOCUMENT);
        ((ArrayNode) mixed.get("signatures")).set(1, signatures.at("/signatures/1"));
        assertRefused(world.post(path, mixed), "This signature has already been submitted");
        assertThat(world.get("/api/" + documents(registered).get(0))
                        .get("signaturesTotal")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void settingsOfTheDocumentsBindEachSignature() {
        ObjectNode request = hiring("{}");
        request.set("documentsSettings", json("{'signaturesLimit':1}"));
        JsonNode registered = complete(request);
        String path = "/api/package/" + registered.get("packageId").textValue();
        accepted(world.post(
                "/api/" + documents(registered).get(1),
                object().put(
                                "signature",
                                CmsMaker.over(OTHER_DOCUMENT)
                                        .by(world.individual())
                                        .base64())));

        assertRefused(world.post(path, signatures(DOCUMENT, OTHER_DOCUMENT)), "Document signatures limit reached");
        assertThat(world.get("/api/" + documents(registered).get(0))
                        .get("signaturesTotal")
                        .intValue())
                .isZero();
    }

    @Test
    void tellsOfItselfOnceAllItsDocumentsAreThere() {
        ObjectNode request = hiring("{}");
        request.set("documentsSettings", json("{'tempStorageAfterRegistration':60000}"));
        request.set("emailNotifications", json("{'to':['hr@company.kz'],'language':'en'}"));
        JsonNode registered = accepted(company.system.post("/api/package", request));
        accepted(company.system.send("/api/" + documents(registered).get(0) + "/data", DOCUMENT));
        assertThat(mailbox.isEmpty()).isTrue();

        accepted(company.system.send("/api/" + documents(registered).get(1) + "/data", OTHER_DOCUMENT));

        assertThat(mailbox.mails()).hasSize(1);
        assertThat(mailbox.last().subject()).isEqualTo("Package \"hire\" has been registered");
        assertThat(mailbox.last().text())
                .contains(Company.BIN.prefixed(), registered.get("packageId").textValue());
        assertThat(mailbox.last().attachmentNames()).containsExactly("a.pdf", "b.pdf");
    }

    @Test
    void sendsNoDocumentsThatAreNotStored() {
        ObjectNode request = hiring("{}");
        request.set("emailNotifications", json("{'to':['hr@company.kz']}"));
        complete(request);

        assertThat(mailbox.last().attachments()).isEmpty();
    }

    @Test
    @Covers("POST /api/package/{packageId}/notify")
    void tellsOthersOnDemand() {
        JsonNode registered = complete("{}");
        String path = "/api/package/" + registered.get("packageId").textValue() + "/notify";
        JsonNode request = json("{'emailNotifications':{'to':['hr@company.kz'],'language':'en'}}");

        assertRefused(world.post(path, request), "Authentication required");
        assertRefused(company.system.post(path, object()), "Invalid JSON request structure");
        JsonNode answer = accepted(company.system.post(path, request));

        assertThat(answer.at("/emailNotifications/attached").booleanValue()).isFalse();
        assertThat(mailbox.last().subject()).isEqualTo("Package \"hire\" has been registered");
    }

    @Test
    void tellsThoseNamedWithTheSignatures() {
        JsonNode registered = complete("{}");
        String path = "/api/package/" + registered.get("packageId").textValue();
        ObjectNode request = signatures(DOCUMENT, OTHER_DOCUMENT);
        request.set("signatureEmailNotifications", json("{'to':['hr@company.kz'],'language':'en'}"));

        accepted(world.post(path, request));

        assertThat(mailbox.mails()).hasSize(1);
        assertThat(mailbox.last().subject()).isEqualTo("Package \"hire\" has been signed");
        JsonNode requested = accepted(company.system.get(path)).at("/signatureEmailNotifications/0");
        assertThat(requested.get("signIds")).hasSize(2);
        assertThat(requested.get("doNotAttachDocuments").booleanValue()).isFalse();
    }

    @Test
    @Covers({"POST /api/package/{packageId}/settings", "GET /api/package/{packageId}/settingsAudit"})
    void itsSettingsAreReplacedAndTheChangeIsNoted() {
        JsonNode registered = complete("{'signWholePackage':true,'private':true}");
        String path = "/api/package/" + registered.get("packageId").textValue();
        assertRefused(world.post(path + "/settings", object()), "Authentication required");

        JsonNode changed = accepted(company.system.post(path + "/settings", object()));

        assertThat(changed)
                .isEqualTo(object().put("packageId", registered.get("packageId").textValue()));
        accepted(world.add(documents(registered).get(0), signer));
        JsonNode audit = accepted(company.system.get(path + "/settingsAudit"));
        assertThat(audit.get("eventsTotal").intValue()).isEqualTo(1);
        assertThat(audit.at("/events/0/original/signWholePackage").booleanValue())
                .isTrue();
        assertThat(audit.at("/events/0/modified/signWholePackage").booleanValue())
                .isFalse();
        assertThat(accepted(company.system.get(path + "/settingsAudit?lastEventId=1"))
                        .get("events"))
                .isEmpty();
    }

    @Test
    @Covers("GET /api/package")
    void isListedForItsOrganisationNewestFirstPageByPage() throws Exception {
        world.sigex.switches().limits().pageSize(2);
        List<String> registered = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            registered.add(
                    0,
                    accepted(company.system.post("/api/package", hiring("{}")))
                            .get("packageId")
                            .textValue());
            world.clock.advance(Duration.ofMinutes(1));
        }

        List<String> listed = new ArrayList<>();
        long until = world.clock.now().toEpochMilli();
        JsonNode page = list(until);
        assertThat(page.get("packagesTotal").intValue()).isEqualTo(5);
        while (!page.get("packages").isEmpty()) {
            for (JsonNode entry : page.get("packages")) {
                listed.add(entry.get("packageId").textValue());
                until = entry.get("storedAt").longValue();
                assertThat(entry.get("documentsIds")).hasSize(2);
            }
            page = list(until);
        }
        assertThat(listed).isEqualTo(registered);
        assertThat(accepted(company.system.get("/api/package?from=0&until=9999999999999"))
                        .get("packages"))
                .isEmpty();
        assertRefused(world.get("/api/package?from=0&until=9999999999999"), "Authentication required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title':'hire','description':''}",
                "{'title':'hire','documents':[{'title':'a.pdf','description':''}]}",
                "{'description':'','documents':[{'title':'a.pdf','description':''}]}",
                "{'title':'hire','description':'','documents':[]}",
                "{'title':'hire','description':'','documents':['a.pdf']}",
                "{'title':'hire','description':'','documents':[{'name':'a.pdf'}]}",
                "{'title':'hire','description':'','documents':[{'title':'a.pdf'}],'emailNotifications':"
                        + "{'to':['hr@company.kz'],'doNotAttachDocument':true}}"
            })
    void refusesAnotherStructure(String request) {
        assertRefused(company.system.post("/api/package", json(request)), "Invalid JSON request structure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'private':1}", "{'packageAccess':[{}]}", "{'signWhole':true}", "{'documentAccess':[]}"})
    void refusesSettingsThatAreNotAllowed(String settings) {
        assertRefused(
                company.system.post("/api/package", hiring(settings)), "Invalid format of provided document settings");
    }

    @Test
    void isNotFoundUnderAnIdentifierThatIsNotItsOwn() {
        assertRefused(company.system.get("/api/package/AAAAAAAAAAAAAAAA"), "Document not found");
        assertRefused(company.system.get("/api/package/A"), "Invalid document identifier");
        String documentId = documents(complete("{}")).get(0);
        assertRefused(company.system.get("/api/package/" + documentId), "Document not found");
    }

    private JsonNode list(long until) {
        return accepted(company.system.get("/api/package?from=0&until=" + until + "&organization=true"));
    }

    private static ObjectNode hiring(String settings) {
        ObjectNode request = json("{'title':'hire','description':'','documents':[{'title':'a.pdf','description':''},"
                + "{'title':'b.pdf','description':''}]}");
        return request.set("settings", json(settings));
    }

    private JsonNode complete(String settings) {
        return complete(hiring(settings));
    }

    private JsonNode complete(ObjectNode request) {
        JsonNode registered = accepted(company.system.post("/api/package", request));
        accepted(company.system.send("/api/" + documents(registered).get(0) + "/data", DOCUMENT));
        accepted(company.system.send("/api/" + documents(registered).get(1) + "/data", OTHER_DOCUMENT));
        return registered;
    }

    private ObjectNode signatures(byte[]... documents) {
        ObjectNode request = object();
        ArrayNode signatures = request.putArray("signatures");
        for (byte[] document : documents) {
            signatures
                    .addObject()
                    .put("signType", "cms")
                    .put("signature", CmsMaker.over(document).by(signer).base64());
        }
        return request;
    }

    private static List<String> documents(JsonNode registered) {
        List<String> documents = new ArrayList<>();
        registered.get("documentsIds").forEach(id -> documents.add(id.textValue()));
        return documents;
    }
}
