package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
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

    private JsonNode firstPart() throws JsonProcessingException {
        String documentId = world.registered(world.individual());
        long signId = world.get("/api/" + documentId).at("/signatures/0/signId").longValue();
        JsonNode exported = accepted(world.get("/api/" + documentId + "/signature/" + signId + "/qr"));
        return SigexWorld.JSON.readTree(
                QrReader.read(Bytes.fromBase64(exported.at("/qrCodes/0").textValue())));
    }
}
