package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.mailbox.FakeMailboxes;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** The conformance checklist of contract section 15, point by point, where it concerns the calls served here. */
class ConformanceChecklistTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @Test
    void point01ErrorsHaveStatus200TheExactStringAndAUniqueRequestId() {
        FakeResponse first = world.raw("GET", "/api/AAAAAAAAAAAAAAAA", Map.of(), new byte[0]);
        FakeResponse second = world.raw("GET", "/api/AAAAAAAAAAAAAAAA", Map.of(), new byte[0]);

        assertThat(first.status()).isEqualTo(200);
        assertRefused(SigexWorld.parse(first), "Document not found");
        assertThat(SigexWorld.parse(first).get("requestID"))
                .isNotEqualTo(SigexWorld.parse(second).get("requestID"));
    }

    @Test
    void point02EscapesAreWritten() {
        String documentId = world.registered(registration(cms(signer)).put("title", "<&>\u2028\u2029"));

        assertThat(new String(
                        world.raw("GET", "/api/" + documentId, Map.of(), new byte[0])
                                .body(),
                        StandardCharsets.UTF_8))
                .contains("\\u003c\\u0026\\u003e\\u2028\\u2029");
    }

    @Test
    void point03RegistrationHasTwoStepsAndMailsAndWebhooksFollowTheSecond() {
        world.sigex.organization(Company.BIN).webhook(URI.create("http://127.0.0.1:1/"));
        TestIdentity employee = world.employee(Company.BIN.digits());
        JsonNode registered = accepted(world.post(
                "/api", registration(cms(employee)).set("emailNotifications", json("{'to':['a@example.com']}"))));
        assertThat(world.mailboxes.of("a@example.com").isEmpty()).isTrue();
        assertThat(world.sigex.webhooks().deliveries()).isEmpty();

        accepted(world.send("/api/" + registered.get("documentId").textValue() + "/data", DOCUMENT));
        assertThat(world.mailboxes.of("a@example.com").mails()).hasSize(1);
        assertThat(world.sigex.webhooks().deliveries()).hasSize(1);
    }

    @Test
    void point04AttachedContentIsReturnedOnceAndNotStored() {
        JsonNode registered = accepted(world.post(
                "/api",
                registration(CmsMaker.over(DOCUMENT).by(signer).attached().base64())));
        String documentId = registered.get("documentId").textValue();
        accepted(world.send("/api/" + documentId + "/data", DOCUMENT));

        assertThat(registered.has("data")).isTrue();
        JsonNode exported = world.get("/api/" + documentId + "/signature/" + registered.get("signId"));
        assertThat(CmsReader.read(exported.get("signature").textValue()).content())
                .isEmpty();
    }

    @Test
    void point05OneSignerInfoNoDuplicatesAndASecondDigestAlgorithm() {
        String cms = cms(signer);
        String documentId = world.registered(registration(cms));
        TestIdentity p384 = world.authority.individual(world.nextIin(), KeyAlgorithm.EC_P384);

        assertRefused(
                world.post(
                        "/api/" + documentId,
                        object().put(
                                        "signature",
                                        CmsMaker.over(DOCUMENT)
                                                .by(world.individual())
                                                .by(world.individual())
                                                .base64())),
                "Failed to parse signature");
        assertRefused(
                world.post("/api/" + documentId, object().put("signature", cms)),
                "This signature has already been submitted");
        assertRefused(world.add(documentId, p384), "Digests values update required");
        accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
        accepted(world.add(documentId, p384));
    }

    @Test
    void point06SettingsAreReplacedExceptForImmutablesAndEveryChangeIsAudited() {
        Company company = new Company(world);
        String documentId = company.preregistered("{'signaturesLimit':2,'publicWhileLessThanSignatures':1}");
        String path = "/api/" + documentId;

        accepted(company.system.post(path + "/settings", json("{'unique':['iin']}")));
        assertRefused(
                company.system.post(path + "/settings", json("{'publicWhileLessThanSignatures':2}")),
                "Invalid format of provided document settings");

        JsonNode settings = accepted(company.system.get(path)).get("settings");
        assertThat(settings.get("signaturesLimit").intValue()).isZero();
        assertThat(settings.get("publicWhileLessThanSignatures").intValue()).isEqualTo(1);
        assertThat(accepted(company.system.get(path + "/settingsAudit"))
                        .get("eventsTotal")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void point07LimitPrivacyUniquenessAndRequirements() {
        String documentId = world.registered(
                signer,
                "{'signaturesLimit':3,'switchToPrivateAfterLimitReached':true,'unique':['iin'],"
                        + "'signersRequirements':[{'ca':'nca'}]}");

        assertRefused(world.add(documentId, signer), "Signature does not conform to document settings requirements");
        accepted(world.add(documentId, world.individual()));
        accepted(world.add(documentId, world.individual()));
        assertRefused(world.get("/api/" + documentId), "Authentication required");
    }

    @Test
    void point08AnonymousCallersNeverGetTheOriginalOfAPublicDocument() {
        assertRefused(world.get("/api/" + world.registered(signer) + "/data"), "Authentication required");
    }

    @Test
    void point09PagingByLastSignIdEndsWithAnEmptyPage() {
        world.sigex.switches().limits().pageSize(1);
        String documentId = world.registered(signer);
        JsonNode second = accepted(world.add(documentId, world.individual()));

        assertThat(world.get("/api/" + documentId).get("signatures")).hasSize(1);
        assertThat(world.get("/api/" + documentId + "?lastSignId=" + second.get("signId"))
                        .get("signatures"))
                .isEmpty();
        assertThat(SigexPages.all(world, documentId)).hasSize(2);
    }

    @Test
    void point10APackageIsSignedAtomicallyAndOnlyAsAWholeIfItSaysSo() {
        Company company = new Company(world);
        JsonNode registered = accepted(company.system.post("/api/package", json("""
                        {'title':'hire','description':'','settings':{'signWholePackage':true},
                         'documents':[{'title':'a.pdf'},{'title':'b.pdf'}]}""")));
        List<String> documents = List.of(
                registered.at("/documentsIds/0").textValue(),
                registered.at("/documentsIds/1").textValue());
        documents.forEach(id -> accepted(company.system.send("/api/" + id + "/data", DOCUMENT)));
        String path = "/api/package/" + registered.get("packageId").textValue();

        assertRefused(
                world.add(documents.get(0), signer), "Signature does not conform to document settings requirements");
        String cms = cms(signer);
        assertRefused(world.post(path, signatures(cms, cms)), "This signature has already been submitted");
        documents.forEach(
                id -> assertThat(world.get("/api/" + id).get("signaturesTotal").intValue())
                        .isZero());
        accepted(world.post(path, signatures(cms, cms(signer))));
    }

    private static JsonNode signatures(String first, String second) {
        return json("{'signatures':[{'signature':'" + first + "'},{'signature':'" + second + "'}]}");
    }

    @Test
    void point16TheClockIsInjectedAndIdentifiersFollowFromTheSeed() {
        world.registered(signer);
        SigexDocument here = world.sigex.documents().get(0);

        VirtualClock clock = new VirtualClock();
        TestCertificateAuthority authority = new TestCertificateAuthority(clock, new SecureRandom());
        assertThat(firstIdentifier(new FakeSigex(clock, authority, new FakeMailboxes(), 42), authority))
                .isEqualTo(here.id());
        assertThat(firstIdentifier(new FakeSigex(clock, authority, new FakeMailboxes(), 43), authority))
                .isNotEqualTo(here.id());
        assertThat(here.signatures().get(0).storedAt()).isEqualTo(world.clock.now());
    }

    private static String firstIdentifier(FakeSigex sigex, TestCertificateAuthority authority) {
        TestIdentity identity = authority.individual(Iin.of("000000000001"));
        sigex.routes()
                .handle(new FakeRequest(
                        "POST",
                        "/api",
                        Map.of(),
                        Map.of("content-type", List.of("application/json")),
                        registration(cms(identity)).toString().getBytes(StandardCharsets.UTF_8)));
        return sigex.documents().get(0).id();
    }
}
