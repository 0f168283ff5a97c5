package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;

/** Guesses that are switches: the fake does the other thing when they are turned. */
class SigexSwitchesTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @Test
    void whetherAnOrderedListOfSignersComesToAnEnd() {
        TestIdentity second = world.individual();
        String documentId = world.registered(
                signer,
                "{'sequentialSignersRequirements':true,'signersRequirements':[{'iin':'" + SigexWorld.iin(signer)
                        + "'},{'iin':'" + SigexWorld.iin(second) + "'}]}");
        accepted(world.add(documentId, second));
        assertRefused(
                world.add(documentId, world.individual()),
                "Signature does not conform to document settings requirements");

        world.sigex.switches().documents().sequenceEnds(false);
        accepted(world.add(documentId, world.individual()));
    }

    @Test
    void whetherAListHoldsWhatWasStoredAtItsEnd() {
        world.registered(signer);
        long stored = world.sigex.documents().get(0).storedAt().toEpochMilli();
        SigexCaller person = SigexCaller.signedIn(world, signer);
        String query = "/api?from=0&until=" + stored;
        assertThat(accepted(person.get(query)).get("documentsTotal").intValue()).isZero();

        world.sigex.switches().documents().untilIsIncluded(true);
        assertThat(accepted(person.get(query)).get("documentsTotal").intValue()).isEqualTo(1);
    }

    @Test
    void whetherTheSignatureOfAnUnfinishedRegistrationIsShown() {
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();
        assertThat(accepted(world.get("/api/" + documentId)).get("signatures")).isEmpty();

        world.sigex.switches().documents().showsUnfinished(true);
        assertThat(accepted(world.get("/api/" + documentId)).get("signatures")).hasSize(1);
    }

    @Test
    void whetherPackagesNeedASubscription() {
        FakeOrganization poor = world.sigex.organization(Company.BIN);
        SigexCaller system = SigexCaller.system(world, poor.informationSystem());
        ObjectNode hiring = json("{'title':'hire','description':'','documents':[{'title':'a.pdf','description':''}]}");
        assertRefused(system.post("/api/package", hiring), "Feature is not available on current subscription level");

        world.sigex.switches().documents().packagesNeedFeature(false);
        accepted(system.post("/api/package", hiring));
    }

    @Test
    void whetherMailsOnDemandNeedAnIdentity() {
        String documentId = world.registered(signer);
        ObjectNode request = json("{'emailNotifications':{'to':['director@supplier.kz']}}");
        assertRefused(world.post("/api/" + documentId + "/notify", request), "Authentication required");

        world.sigex.switches().mails().onDemandNeedsIdentity(false);
        accepted(world.post("/api/" + documentId + "/notify", request));
        assertThat(world.mailboxes.of("director@supplier.kz").mails()).hasSize(1);
    }

    @Test
    void whereThePartsOfASignatureInQrCodesBegin() throws JsonProcessingException {
        assertThat(firstPart().get("index").intValue()).isEqualTo(1);

        world.sigex.switches().signatures().qrPartsFromZero(true);
        assertThat(firstPart().get("index").intValue()).isZero();
    }

    @Test
    void whichTextARefusalHas() {
        String original = "/api/" + world.registered(signer) + "/data";
        assertRefused(world.get(original), "Authentication required");

        world.sigex.switches().refusalTexts(Map.of("Authentication required", "Access denied"));
        assertRefused(world.get(original), "Access denied");
        assertRefused(world.get("/api/AAAAAAAAAAAAAAAA"), "Document not found");
        world.sigex.refusesNext("Authentication required");
        assertRefused(world.get(original), "Authentication required");

        world.sigex.switches().refusalTexts(Map.of());
        assertRefused(world.get(original), "Authentication required");
    }

    @Test
    void aRefusalHasNoTextThatSigexDoesNotHave() {
        SigexSwitches switches = world.sigex.switches();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> switches.refusalTexts(Map.of("Access denied", "Go away")))
                .withMessage(
                        "SIGEX has no message 'Go away'. Its messages are those of GET /api/strings, word for word.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> switches.refusalTexts(Map.of("Acess denied", "Access denied")))
                .withMessageContaining("'Acess denied'");
    }

    @Test
    void howLongAnUnfinishedRegistrationWaits() throws InterruptedException {
        String finished = world.registered(world.individual());
        String cms = cms(signer);
        String documentId = accepted(world.post("/api", registration(cms)))
                .get("documentId")
                .textValue();
        world.clock.advance(Duration.ofDays(300));
        accepted(world.get("/api/" + documentId));

        world.sigex.switches().documents().unfinishedLifetime(Duration.ofDays(301));
        world.clock.advance(Duration.ofHours(23));
        accepted(world.get("/api/" + documentId));
        world.clock.advance(Duration.ofHours(1).plusSeconds(1));
        assertRefused(world.get("/api/" + documentId), "Document not found");
        assertRefused(world.send("/api/" + documentId + "/data", SigexWorld.DOCUMENT), "Document not found");
        accepted(world.get("/api/" + finished));

        String again = accepted(world.post("/api", registration(cms)))
                .get("documentId")
                .textValue();
        assertThat(again).isNotEqualTo(documentId);
        accepted(world.send("/api/" + again + "/data", SigexWorld.DOCUMENT));
    }

    @Test
    void whetherAnonymousCallersGetOriginals() {
        String path = "/api/" + world.registered(registration(cms(signer), "{'forceArchive':true}"));
        assertRefused(world.get(path + "/data"), "Authentication required");

        world.sigex.switches().access().originalNeedsIdentity(false);
        accepted(world.get(path + "/data"));
    }

    @Test
    void whetherAnEmployeeMayDoWhatTheyMayAsAnIndividual() {
        Iin iin = world.nextIin();
        TestIdentity person = world.authority.individual(iin);
        TestIdentity employee = world.authority.employee(Company.BIN, iin);
        String path = "/api/" + world.registered(person, "{'private':true}");
        SigexCaller caller = SigexCaller.signedIn(world, employee);
        assertRefused(caller.get(path), "Access denied");

        world.sigex.switches().access().employeesActForThemselves(true);
        accepted(caller.get(path));
    }

    @Test
    void whetherAnIndividualMayDoWhatTheyMayAsAnEmployee() {
        Iin iin = world.nextIin();
        TestIdentity person = world.authority.individual(iin);
        TestIdentity employee = world.authority.employee(Company.BIN, iin);
        String path = "/api/" + world.registered(employee, "{'private':true}");
        SigexCaller caller = SigexCaller.signedIn(world, person);
        assertRefused(caller.get(path), "Access denied");

        world.sigex.switches().access().individualsActAsEmployees(true);
        accepted(caller.get(path));
    }

    @Test
    void whetherThePortOfSystemsIsForSystemsAlone() {
        String path = "/api/" + world.registered(signer);
        SigexCaller known =
                SigexCaller.system(world, world.sigex.organization(Company.BIN).informationSystem());
        SigexCaller nobody = SigexCaller.withoutCertificate(world);
        accepted(nobody.get(path));

        world.sigex.switches().signIn().systemsNeedCertificate(true);
        assertRefused(nobody.get(path), "Authentication required");
        accepted(known.get(path));
        accepted(world.get(path));
    }

    private JsonNode firstPart() throws JsonProcessingException {
        String documentId = world.registered(world.individual());
        long signId = world.get("/api/" + documentId).at("/signatures/0/signId").longValue();
        JsonNode exported = accepted(world.get("/api/" + documentId + "/signature/" + signId + "/qr"));
        return SigexWorld.JSON.readTree(
                QrReader.read(Bytes.fromBase64(exported.at("/qrCodes/0").textValue())));
    }
}
