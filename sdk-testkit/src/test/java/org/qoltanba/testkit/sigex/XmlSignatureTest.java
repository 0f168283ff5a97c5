package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.OTHER_DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.cms;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;

/** XML signatures (contract section 6): registered, added, found, exported, and what a document that has one cannot do. */
class XmlSignatureTest {

    private static final String UNSUPPORTED = "Document has signatures in not supported by this operation format";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity person = world.individual();

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "RSA_2048", "KAZAKH_GOST_34310_2004", "KAZAKH_GOST_R_3410_2015_512"})
    void aDocumentIsRegisteredWithAKeyOfEveryKind(KeyAlgorithm algorithm) {
        SigexWorld itsWorld = new SigexWorld(algorithm);
        TestIdentity signer = itsWorld.individual();

        String documentId = itsWorld.registered(registration(XmlMaker.over(DOCUMENT, signer)));

        JsonNode signature = accepted(itsWorld.get("/api/" + documentId)).at("/signatures/0");
        assertThat(signature.get("signType").textValue()).isEqualTo("xml");
        assertThat(signature.get("userId").textValue()).isEqualTo(SigexWorld.iin(signer));
        assertThat(signature.has("tsp")).isTrue();
        assertThat(signature.at("/ocsp/certStatus").textValue()).isEqualTo("good");
        accepted(itsWorld.send("/api/" + documentId + "/verify", DOCUMENT));
        assertRefused(
                itsWorld.send("/api/" + documentId + "/verify", OTHER_DOCUMENT),
                "Signature does not correspond to the document");
    }

    @Test
    void theBytesSentMustBeTheTransformedOnesThatWereSigned() {
        String documentId = accepted(world.post("/api", registration(XmlMaker.over(DOCUMENT, person))))
                .get("documentId")
                .textValue();

        assertRefused(
                world.send("/api/" + documentId + "/data", OTHER_DOCUMENT),
                "Signature does not correspond to the document");
        accepted(world.send("/api/" + documentId + "/data", DOCUMENT));
    }

    @Test
    void bothTypesMayStandOnOneDocument() {
        String documentId = world.registered(person);

        JsonNode added = accepted(add(documentId, XmlMaker.over(DOCUMENT, world.individual())));

        assertThat(accepted(world.get("/api/" + documentId)).get("signatures"))
                .extracting(signature -> signature.get("signType").textValue())
                .containsExactly("cms", "xml");
        assertThat(added.get("signId").longValue()).isPositive();
        assertThat(world.sigex.document(documentId).signatures().get(1).type()).isEqualTo("xml");
        assertRefused(
                add(documentId, XmlMaker.over(OTHER_DOCUMENT, world.individual())),
                "Signature does not correspond to the document");
    }

    @Test
    void theSameSignatureIsTakenOnceAndFoundAgain() {
        String signature = XmlMaker.over(DOCUMENT, person).text();
        String documentId = world.registered(registration(signature));

        assertRefused(
                world.post("/api/" + documentId, submission(signature)), "This signature has already been submitted");
        JsonNode found = accepted(world.post("/api/exported", submission(signature)));
        assertThat(found.get("documentId").textValue()).isEqualTo(documentId);
        assertRefused(
                world.post(
                        "/api/exported",
                        submission(XmlMaker.over(DOCUMENT, person).text())),
                "Document not found");
    }

    @Test
    @Covers("Invalid signature export format")
    void theElementIsExportedAsItWasAccepted() {
        String signature = XmlMaker.over(DOCUMENT, person).text();
        String path = path(world.registered(registration(signature)));

        JsonNode exported = accepted(world.get(path + "?signFormat=1"));
        assertThat(exported.get("signType").textValue()).isEqualTo("xml");
        assertThat(exported.get("signFormat").intValue()).isEqualTo(1);
        assertThat(exported.get("signature").textValue()).isEqualTo(signature);
        assertRefused(world.get(path), "Invalid signature export format");

        world.sigex.switches().signatures().evidenceNeedsCms(false);
        assertThat(accepted(world.get(path)).get("signature").textValue()).isEqualTo(signature);
    }

    @Test
    void qrCodesCarryTheElementInAFileOfItsType() throws IOException {
        String signature = XmlMaker.over(DOCUMENT, person).text();
        String path = path(world.registered(registration(signature)));

        JsonNode exported = accepted(world.get(path + "/qr?signFormat=1"));

        assertThat(exported.get("signType").textValue()).isEqualTo("xml");
        StringBuilder zip = new StringBuilder();
        for (JsonNode code : exported.get("qrCodes")) {
            zip.append(SigexWorld.JSON
                    .readTree(QrReader.read(Bytes.fromBase64(code.textValue())))
                    .get("data")
                    .textValue());
        }
        try (ZipInputStream file =
                new ZipInputStream(Bytes.fromBase64(zip.toString()).asInputStream())) {
            assertThat(Objects.requireNonNull(file.getNextEntry()).getName())
                    .isEqualTo(path.substring(path.lastIndexOf('/') + 1) + ".xml");
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(signature);
        }
    }

    @Test
    @Covers("Document has signatures in not supported by this operation format")
    void cardsAndEzSignerNeedNothingButCms() {
        String both = world.registered(person);
        accepted(add(both, XmlMaker.over(DOCUMENT, world.individual())));
        String xmlAlone = world.registered(registration(XmlMaker.over(DOCUMENT, person)));

        for (String call : List.of("/buildDDC", "/buildEzSigner")) {
            assertRefused(world.send("/api/" + both + call, DOCUMENT), UNSUPPORTED);
            assertRefused(
                    world.send("/api/" + xmlAlone + call, DOCUMENT),
                    "Document does not have signatures in required format");
        }
    }

    @Test
    void theSettingsBindXmlSignaturesToo() {
        ObjectNode registration = registration(XmlMaker.over(DOCUMENT, person));
        registration.set("settings", json("{'signaturesLimit':2,'unique':['iin']}"));
        String documentId = world.registered(registration);

        assertRefused(
                add(documentId, XmlMaker.over(DOCUMENT, person)),
                "Signature does not conform to document settings requirements");
        accepted(add(documentId, XmlMaker.over(DOCUMENT, world.individual())));
        assertRefused(
                add(documentId, XmlMaker.over(DOCUMENT, world.individual())), "Document signatures limit reached");
    }

    @Test
    void aPersonSignsInWithXmlWhichIsToldByItsContent() {
        String nonce = accepted(world.post("/api/auth", object())).get("nonce").textValue();
        String signature =
                XmlMaker.over(Base64.getDecoder().decode(nonce), person).text();

        JsonNode told = accepted(world.post(
                "/api/auth",
                object().put("nonce", nonce).put("signature", signature).put("external", true)));

        assertThat(told.get("userId").textValue()).isEqualTo(SigexWorld.iin(person));
        String another =
                accepted(world.post("/api/auth", object())).get("nonce").textValue();
        assertRefused(
                world.post("/api/auth", object().put("nonce", another).put("signature", signature)),
                "Invalid authentication nonce");
    }

    @Test
    void whatIsChangedAfterwardsIsNoSignature() {
        assertInvalid(XmlMaker.over(DOCUMENT, person).broken().text(), "Invalid signature");
        String good = XmlMaker.over(DOCUMENT, person).text();
        assertInvalid(good.replace("URI=\"\"", "URI=\"#x\""), "Invalid signature");
        assertInvalid(good.replaceFirst("<ds:SignatureValue>", "<ds:SignatureValue>AAAA"), "Invalid signature");
    }

    @Test
    void algorithmsNobodyUsesAreRefused() {
        assertInvalid(
                XmlMaker.over(DOCUMENT, person)
                        .signatureMethod("http://www.w3.org/2000/09/xmldsig#rsa-sha1")
                        .text(),
                "Signature algorithm not supported");
        assertInvalid(
                XmlMaker.over(DOCUMENT, person)
                        .digestMethod("http://www.w3.org/2000/09/xmldsig#sha1")
                        .text(),
                "Digest algorithm not supported");
        assertInvalid(
                XmlMaker.over(DOCUMENT, person).signatureMethod(XmlMaker.RSA).text(), "Invalid signature");
    }

    @Test
    void whatCouldSignSomethingElseIsRefused() {
        assertMalformed(
                XmlMaker.over(DOCUMENT, person).uri("http://example.kz/other").text());
        assertMalformed(
                XmlMaker.over(DOCUMENT, person).uri("file:///etc/passwd").text());
        assertMalformed(XmlMaker.over(DOCUMENT, person).references(2).text());
        assertMalformed(XmlMaker.over(DOCUMENT, person).references(0).text());
        for (String transform : List.of(
                "http://www.w3.org/TR/1999/REC-xslt-19991116",
                "http://www.w3.org/TR/1999/REC-xpath-19991116",
                "http://www.w3.org/2000/09/xmldsig#base64")) {
            assertMalformed(
                    XmlMaker.over(DOCUMENT, person).transforms(transform).text());
        }
        assertInvalid(XmlMaker.over(DOCUMENT, person).keyInfo("").text(), "Bad signer certificate");
        assertInvalid(
                XmlMaker.over(DOCUMENT, person)
                        .keyInfo("<ds:KeyInfo><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate>"
                                + "</ds:X509Data></ds:KeyInfo>")
                        .text(),
                "Failed to parse signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MIIB",
                "<ds:Signature",
                "<Signature xmlns='urn:other'/>",
                "<root><ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/></root>",
                "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>"
            })
    void whatIsNoSignatureElementIsRefused(String text) {
        assertMalformed(text);
    }

    @Test
    void documentTypesEntitiesAndDepthAreRefused() {
        String good = XmlMaker.over(DOCUMENT, person).text();
        assertMalformed("<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\">" + good);
        assertMalformed("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                + good.replace("<ds:SignatureValue>", "<ds:SignatureValue>&b;"));
        assertMalformed(good.replace("</ds:Signature>", "<a>".repeat(200) + "</a>".repeat(200) + "</ds:Signature>"));
    }

    @Test
    void otherTypesThanTheTwoAreRefused() {
        ObjectNode registration = registration(XmlMaker.over(DOCUMENT, person)).put("signType", "pdf");
        assertRefused(world.post("/api", registration), "Signature type is not supported");
        assertRefused(
                world.post("/api", registration(cms(person)).put("signType", "xml")), "Failed to parse signature");
        assertRefused(
                world.post("/api", registration(XmlMaker.over(DOCUMENT, person)).put("signType", "cms")),
                "Failed to parse signature");
    }

    @Test
    void aForeignCertificateIsRefused() {
        SigexWorld elsewhere = new SigexWorld();
        assertInvalid(XmlMaker.over(DOCUMENT, elsewhere.individual()).text(), "Failed to build certificate chain");
        world.authority.revoke(person);
        assertInvalid(XmlMaker.over(DOCUMENT, person).text(), "Invalid certificate status");
    }

    private void assertMalformed(String signature) {
        assertInvalid(signature, "Failed to parse signature");
    }

    private void assertInvalid(String signature, String message) {
        assertRefused(world.post("/api", registration(signature)), message);
        assertThat(world.sigex.documents()).isEmpty();
    }

    private JsonNode add(String documentId, XmlMaker signature) {
        return world.post("/api/" + documentId, submission(signature.text()));
    }

    private String path(String documentId) {
        return "/api/" + documentId + "/signature/"
                + world.sigex.document(documentId).signatures().get(0).signId();
    }

    private static ObjectNode registration(XmlMaker signature) {
        return registration(signature.text());
    }

    private static ObjectNode registration(String signature) {
        return submission(signature).put("title", "contract.xml");
    }

    private static ObjectNode submission(String signature) {
        return object().put("signType", "xml").put("signature", signature);
    }
}
