package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 7.3 and 5.7 to 5.10: what is told about a document and its signatures. */
class DocumentInfoTest {

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity signer = world.individual();

    @Test
    void tellsNothingOfSignaturesBeforeTheDigestsAreKnown() {
        String documentId = accepted(world.post("/api", registration(cms(signer))))
                .get("documentId")
                .textValue();

        JsonNode info = accepted(world.get("/api/" + documentId));
        assertThat(info.get("signatures")).isEmpty();
        assertThat(info.get("signaturesTotal").intValue()).isZero();
        assertThat(info.get("signedDataSize").intValue()).isZero();
    }

    @Test
    @Covers("GET /api/{id}")
    void tellsAboutTheDocument() {
        String documentId = world.registered(registration(cms(signer))
                .put("description", "Supply")
                .set("emailNotifications", json("{'to':['a@example.com'],'language':'kk/en'}")));

        JsonNode info = accepted(world.get("/api/" + documentId));
        assertThat(info.get("title").textValue()).isEqualTo("contract.pdf");
        assertThat(info.get("description").textValue()).isEqualTo("Supply");
        assertThat(info.get("signedDataSize").intValue()).isEqualTo(SigexWorld.DOCUMENT.length);
        assertThat(info.get("emailNotifications"))
                .isEqualTo(json("{'to':['a@example.com'],'doNotAttachDocument':false,'language':'kk/en'}"));
        assertThat(info.has("signatureEmailNotifications")).isFalse();
        assertThat(info.get("dataArchived").booleanValue()).isFalse();
        assertThat(info.get("tempStorage").booleanValue()).isFalse();
        assertThat(info.get("canBeArchived").booleanValue()).isFalse();
        assertThat(info.has("documentId")).isFalse();
        assertThat(info.has("registrator")).isFalse();
    }

    @Test
    void tellsAboutMailsAskedForWithSignatures() {
        String documentId = world.registered(signer);
        JsonNode added = accepted(world.post(
                "/api/" + documentId,
                object().put("signature", cms(world.individual()))
                        .set("signatureEmailNotifications", json("{'to':['b@example.com']}"))));

        assertThat(world.get("/api/" + documentId).get("signatureEmailNotifications"))
                .containsExactly(json(
                        "{'signId':" + added.get("signId") + ",'to':['b@example.com'],'doNotAttachDocument':false}"));
    }

    @Test
    void tellsAboutASignature() {
        TestIdentity director = world.employee("123456789012", Authority.FIRST_HEAD);
        String documentId = world.registered(director);

        JsonNode signature = world.get("/api/" + documentId).get("signatures").get(0);
        assertThat(signature.get("userId").textValue()).isEqualTo(SigexWorld.iin(director));
        assertThat(signature.get("businessId").textValue()).isEqualTo("BIN123456789012");
        assertThat(signature.get("serialNumber").textValue())
                .isEqualTo(director.x509().getSerialNumber().toString(16));
        assertThat(signature.get("subject").textValue())
                .isEqualTo("CN=ТЕСТОВ ТЕСТ,SURNAME=ТЕСТОВ,SERIALNUMBER=" + SigexWorld.iin(director)
                        + ",C=KZ,O=АО \\\"ТЕСТ\\\",OU=BIN123456789012,GIVENNAME=ТЕСТОВИЧ");
        assertThat(signature.at("/subjectStructure/2/0"))
                .isEqualTo(json("{'oid':'2.5.4.5','name':'SERIALNUMBER','valueInB64':false,'value':'"
                        + SigexWorld.iin(director) + "'}"));
        assertThat(signature.get("issuer").textValue()).isEqualTo("CN=Qoltanba Test Root,C=KZ");
        assertThat(signature.at("/issuerStructure/0/0/value").textValue()).isEqualTo("Qoltanba Test Root");
        assertThat(signature.get("certSignAlgorithm").textValue()).isEqualTo("1.2.840.10045.4.3.2");
        assertThat(signature.get("signAlgorithm").textValue()).isEqualTo("1.2.840.10045.4.3.2");
        assertThat(signature.get("keyStorage").textValue()).isEqualTo("1.2.398.3.3.5.1.1");
        assertThat(texts(signature.get("policyIds"))).containsExactly("1.2.398.3.3.2");
        assertThat(texts(signature.get("keyUsages"))).containsExactly("digitalSignature", "nonRepudiation");
        assertThat(texts(signature.get("extKeyUsages")))
                .containsExactly("1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.2", "1.2.398.3.3.4.1.2.1");
        assertThat(signature.get("from").longValue())
                .isEqualTo(director.x509().getNotBefore().toInstant().toEpochMilli());
        assertThat(signature.get("until").longValue())
                .isEqualTo(director.x509().getNotAfter().toInstant().toEpochMilli());
        assertThat(signature.get("storedAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(signature.get("signType").textValue()).isEqualTo("cms");
    }

    @Test
    void tellsAboutTimeStampAndStatusOfASignature() {
        String documentId = world.registered(signer);

        JsonNode signature = world.get("/api/" + documentId).get("signatures").get(0);
        assertThat(signature.has("businessId")).isFalse();
        assertThat(signature.has("subjectAltName")).isFalse();
        assertThat(signature.at("/tsp/timeStamp").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(signature.at("/tsp/timeStampPolicy").textValue()).isEqualTo("1.2.398.3.3.2.6.2");
        assertThat(texts(signature.at("/tsp/extKeyUsages"))).containsExactly("1.3.6.1.5.5.7.3.8");
        assertThat(signature.at("/tsp/subject").textValue()).isEqualTo("CN=Qoltanba Test TSA,C=KZ");
        assertThat(signature.at("/ocsp/certStatus").textValue()).isEqualTo("good");
        assertThat(signature.at("/ocsp/producedAt").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(signature.at("/ocsp/thisUpdate").longValue())
                .isEqualTo(world.clock.now().toEpochMilli());
        assertThat(signature.get("ocsp").has("nextUpdate")).isFalse();
        assertThat(texts(signature.at("/ocsp/extKeyUsages"))).containsExactly("1.3.6.1.5.5.7.3.9");
    }

    @Test
    void spellsSerialNumberAsItIsSetTo() {
        world.sigex.switches().signatures().serialNumberLabel("SERIALINUMBER");
        String documentId = world.registered(signer);

        assertThat(world.get("/api/" + documentId)
                        .at("/signatures/0/subjectStructure/2/0/name")
                        .textValue())
                .isEqualTo("SERIALINUMBER");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void givesSignaturesPageByPage(int pageSize) {
        world.sigex.switches().limits().pageSize(pageSize);
        String documentId = world.registered(signer);
        for (int i = 0; i < 5; i++) {
            accepted(world.add(documentId, world.individual()));
        }

        assertThat(SigexPages.all(world, documentId))
                .containsExactlyElementsOf(world.sigex.document(documentId).signatures().stream()
                        .map(SigexSignature::signId)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", "", "99999999999999999999"})
    @Covers("Invalid URL query parameter")
    void refusesABadPagePosition(String position) {
        String documentId = world.registered(signer);

        assertRefused(world.get("/api/" + documentId + "?lastSignId=" + position), "Invalid URL query parameter");
    }

    @Test
    void escapesWhatCouldEndAScript() {
        String documentId = world.registered(registration(cms(signer)).put("title", "<a> & \u2028\u2029 \"b\""));

        String raw = new String(
                world.raw("GET", "/api/" + documentId, Map.of(), new byte[0]).body(), StandardCharsets.UTF_8);
        assertThat(raw).contains("\"title\":\"\\u003ca\\u003e \\u0026 \\u2028\\u2029 \\\"b\\\"\"");
    }

    @Test
    @Covers({"Document not found", "Invalid document identifier"})
    void saysWhatItDoesNotKnow() {
        assertRefused(world.get("/api/AAAAAAAAAAAAAAAA"), "Document not found");
        assertRefused(world.get("/api/A"), "Invalid document identifier");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }
}
