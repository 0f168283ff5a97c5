package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 7.1, 7.2 and 12.1: documents that are registered before anybody has signed. */
class PreregistrationTest {

    private final SigexWorld world = new SigexWorld();
    private final Company company = new Company(world);
    private final TestIdentity outsider = world.individual();

    @Test
    @Covers("Feature is not available on current subscription level")
    void isForInformationSystemsWithTheFeature() {
        JsonNode request = json("{'title':'application.pdf'}");
        assertRefused(world.post("/api", request), "Authentication required");

        FakeOrganization other = world.sigex.organization(Bin.of("210987654321"));
        SigexCaller system = SigexCaller.system(world, other.informationSystem());
        assertRefused(system.post("/api", request), "Feature is not available on current subscription level");
        other.feature("preregistration", true);
        accepted(system.post("/api", request));
    }

    @Test
    @Covers("POST /api")
    void hasNoSignatureUntilSomebodySigns() {
        JsonNode registered = accepted(company.system.post("/api", json("{'title':'application.pdf'}")));
        String documentId = registered.get("documentId").textValue();
        assertThat(registered).isEqualTo(object().put("documentId", documentId));

        JsonNode fixed = accepted(company.system.send("/api/" + documentId + "/data", DOCUMENT));
        assertThat(fixed.has("automaticallyCreatedUserSettings")).isFalse();
        assertThat(world.get("/api/" + documentId).get("signaturesTotal").intValue())
                .isZero();

        JsonNode signed = accepted(world.add(documentId, outsider));
        assertThat(signed.at("/automaticallyCreatedUserSettings/userId").textValue())
                .isEqualTo(SigexWorld.iin(outsider));
        assertThat(world.get("/api/" + documentId).get("signaturesTotal").intValue())
                .isEqualTo(1);
    }

    @Test
    void tellsWhoseSystemRegisteredIt() {
        String documentId = company.preregistered("{}");

        JsonNode registrator = world.get("/api/" + documentId).get("registrator");
        assertThat(registrator.get("businessId").textValue()).isEqualTo(Company.BIN.prefixed());
        assertThat(registrator.get("certificate").textValue()).startsWith("MII");
        assertThat(world.get("/api/" + world.registered(outsider)).has("registrator"))
                .isFalse();
    }

    @Test
    void isOpenToEverybodyUntilTheFirstSignatureIfItSaysSo() {
        String documentId = company.preregistered(
                "{'private':true,'publicDuringPreregistration':true,'tempStorageAfterRegistration':60000}");
        accepted(world.get("/api/" + documentId));
        assertThat(accepted(world.get("/api/" + documentId + "/data")))
                .isEqualTo(object().put("documentId", documentId)
                        .put("document", Bytes.of(DOCUMENT).toBase64())
                        .put("signedDataSize", DOCUMENT.length));

        accepted(world.add(documentId, outsider));
        assertRefused(world.get("/api/" + documentId), "Authentication required");
        assertRefused(world.get("/api/" + documentId + "/data"), "Authentication required");
        assertThat(accepted(company.system.get("/api/" + documentId + "/data")).has("document"))
                .isTrue();
    }

    @Test
    void isOpenBelowANumberOfSignaturesIfItSaysSo() {
        String documentId = company.preregistered(
                "{'private':true,'publicWhileLessThanSignatures':2,'tempStorageAfterRegistration':60000}");
        accepted(world.add(documentId, outsider));
        accepted(world.get("/api/" + documentId + "/data"));

        accepted(world.add(documentId, world.individual()));
        assertRefused(world.get("/api/" + documentId + "/data"), "Authentication required");
    }

    @Test
    void bindsTheFirstSignerOnlyIfStrict() {
        String requirement = "'signersRequirements':[{'iin':'IIN999999999999'}]";
        accepted(world.add(company.preregistered("{" + requirement + "}"), outsider));

        assertRefused(
                world.add(
                        company.preregistered("{" + requirement + ",'strictSignersRequirements':true}"),
                        world.individual()),
                "Signature does not conform to document settings requirements");
    }

    @Test
    void takesSignersInTheirOrderFromTheFirstOn() {
        TestIdentity second = world.individual();
        String documentId = company.preregistered("{'strictSignersRequirements':true,"
                + "'sequentialSignersRequirements':true,'signersRequirements':[{'iin':'" + SigexWorld.iin(outsider)
                + "'},{'iin':'" + SigexWorld.iin(second) + "'}]}");

        assertRefused(world.add(documentId, second), "Signature does not conform to document settings requirements");
        accepted(world.add(documentId, outsider));
        accepted(world.add(documentId, second));
        assertRefused(
                world.add(documentId, world.individual()),
                "Signature does not conform to document settings requirements");
    }

    @Test
    void refusesASignatureOnAnotherDocument() {
        String documentId = company.preregistered("{}");

        assertRefused(
                world.post(
                        "/api/" + documentId,
                        object().put(
                                        "signature",
                                        CmsMaker.over(OTHER_DOCUMENT)
                                                .by(outsider)
                                                .base64())),
                "Signature does not correspond to the document");
    }

    @Test
    void isOverWhenADocumentComesWithItsSignature() {
        assertRefused(
                company.system.post(
                        "/api",
                        SigexWorld.registration(SigexWorld.cms(outsider), "{'publicDuringPreregistration':true}")),
                "Invalid format of provided document settings");
    }

    @Test
    void remembersTheSystemOfADocumentThatComesWithItsSignature() {
        JsonNode registered = accepted(company.system.post("/api", SigexWorld.registration(SigexWorld.cms(outsider))));
        String documentId = registered.get("documentId").textValue();
        accepted(company.system.send("/api/" + documentId + "/data", DOCUMENT));

        assertThat(world.get("/api/" + documentId).at("/registrator/businessId").textValue())
                .isEqualTo(Company.BIN.prefixed());
    }
}
