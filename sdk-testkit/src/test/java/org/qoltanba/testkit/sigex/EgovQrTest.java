package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.phone.EgovPhone;
import org.qoltanba.testkit.pki.TestIdentity;
import org.qoltanba.testkit.qr.QrReader;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Contract sections 7.50 to 7.52 and 10.1 over HTTP: an application and a phone that sign together. */
@Timeout(60)
class EgovQrTest {

    private static final byte[] CONTRACT = "Contract".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    final FakeServices world = FakeServices.create();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    @Covers({"POST /api/egovQr", "POST /api/egovQr/{qrId}", "GET /api/egovQr/{qrId}"})
    void point11TheApplicationWaitsForThePhoneAndGetsTheSignature() throws Exception {
        JsonNode opened = open();
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        EgovPhone phone = phone();

        phone.scan(Bytes.fromBase64(opened.get("qrCode").textValue()));
        assertThat(phone.description()).isEqualTo("Contract");
        assertThat(phone.organization()).isEqualTo("SIGEX");
        assertThat(sending).isNotDone();
        assertThat(phone.download()).containsExactly("Договор");
        JsonNode sent = soon(sending);
        assertThat(sent.get("expireAt").longValue())
                .isEqualTo(opened.get("expireAt").longValue());
        CompletableFuture<JsonNode> fetching = fetch(sent);
        phone.sign();

        JsonNode signed = soon(fetching);
        assertThat(signed.get("signMethod").textValue()).isEqualTo("CMS_SIGN_ONLY");
        assertThat(signed.at("/documentsToSign/0/nameRu").textValue()).isEqualTo("Договор");
        SubmittedSignature cms = CmsReader.read(
                signed.at("/documentsToSign/0/document/file/data").textValue());
        assertThat(cms.content()).isEmpty();
    }

    @Test
    void point11EverythingTellsWhereToGoNextByAbsoluteAddresses() {
        JsonNode opened = open();

        assertThat(Instant.ofEpochMilli(opened.get("expireAt").longValue()))
                .isEqualTo(world.clock().now().plus(Duration.ofMinutes(15)));
        for (String kind : new String[] {"data", "sign"}) {
            assertThat(opened.get(kind + "URL").textValue())
                    .startsWith(world.sigex().uri() + "/api/egovQr/");
            assertThat(opened.get(kind + "URLmTLS").textValue())
                    .startsWith(world.sigex().systemUri() + "/api/egovQr/");
            assertThat(opened.get(kind + "URLAuto")).isEqualTo(opened.get(kind + "URL"));
        }
        String code = QrReader.read(Bytes.fromBase64(opened.get("qrCode").textValue()));
        assertThat(code).startsWith("mobileSign:" + world.sigex().uri()).contains("mgovSign");
        for (String link : new String[] {"eGovMobileLaunchLink", "eGovBusinessLaunchLink"}) {
            EgovPhone phone = phone().scan(opened.get(link).textValue());
            assertThat(phone.description()).isEqualTo("Contract");
        }
    }

    @Test
    void theAppSpeaksItsProtocolOverHttp() throws Exception {
        JsonNode opened = open();
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        String service = QrReader.read(Bytes.fromBase64(opened.get("qrCode").textValue()))
                .substring("mobileSign:".length());

        JsonNode invitation = get(service);
        assertThat(invitation.get("description").textValue()).isEqualTo("Contract");
        assertThat(Instant.parse(invitation.get("expiry_date").textValue()).toEpochMilli())
                .isEqualTo(opened.get("expireAt").longValue());
        assertThat(invitation.at("/organisation/nameKz").textValue()).isEqualTo("SIGEX");
        assertThat(invitation.at("/organisation/bin").textValue()).isEmpty();
        assertThat(invitation.at("/document/auth_type").textValue()).isEqualTo("None");
        assertThat(invitation.at("/document/auth_token").textValue()).isEmpty();
        String documents = invitation.at("/document/uri").textValue();
        assertThat(get(documents)).isEqualTo(toSign("CMS_SIGN_ONLY"));
        CompletableFuture<JsonNode> fetching = fetch(soon(sending));
        assertThat(http.send(json(documents).PUT(body("{\"anything\":1}")).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);

        assertThat(soon(fetching)).isEqualTo(SigexWorld.json("{'anything':1}"));
    }

    @Test
    void e5QrSigningRefusedOnThePhone() throws Exception {
        JsonNode opened = open();
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        EgovPhone phone = phone().scan(opened.get("eGovMobileLaunchLink").textValue());
        phone.download();
        CompletableFuture<JsonNode> fetching = fetch(soon(sending));

        phone.refuse();

        assertThat(soon(fetching)).isEqualTo(SigexWorld.json("{'status':'CANCELED'}"));
    }

    @Test
    @Covers("eGov mobile data exchange failed")
    void point11RefusalBeforeTheDataWereSeenEndsTheExchange() throws Exception {
        JsonNode opened = open();
        EgovPhone phone = phone().scan(opened.get("eGovMobileLaunchLink").textValue());
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        waits(sending);

        phone.refuse();

        refused(sending, "eGov mobile data exchange failed");
        refused(fetch(opened), "QR signing operation is not active");
    }

    @Test
    @Covers("Other endpoint connected")
    void point11OnlyTheLatestRequestIsServed() throws Exception {
        JsonNode opened = open();
        CompletableFuture<JsonNode> older = send(opened, toSign("CMS_SIGN_ONLY"));
        waits(older);
        CompletableFuture<JsonNode> newer = send(opened, toSign("CMS_WITH_DATA"));
        refused(older, "Other endpoint connected");

        EgovPhone phone = phone().scan(opened.get("eGovMobileLaunchLink").textValue());
        phone.download();
        soon(newer);
        CompletableFuture<JsonNode> first = fetch(opened);
        waits(first);
        CompletableFuture<JsonNode> second = fetch(opened);
        refused(first, "Other endpoint connected");
        phone.sign();

        assertThat(soon(second).get("signMethod").textValue()).isEqualTo("CMS_WITH_DATA");
    }

    @Test
    @Covers({"QR signing operation timeout", "QR signing operation is not active"})
    void point11WhoWaitsIsToldWhenTimeIsUpAndWhoComesLaterToo() throws Exception {
        JsonNode opened = open();
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        waits(sending);

        world.clock().advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(sending).isNotDone();
        world.clock().advance(Duration.ofSeconds(1));

        refused(sending, "QR signing operation timeout");
        refused(send(opened, toSign("CMS_SIGN_ONLY")), "QR signing operation is not active");
        refused(fetch(opened), "QR signing operation is not active");
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> phone().scan(opened.get("eGovMobileLaunchLink").textValue()))
                .withMessageContaining("QR signing operation is not active");
    }

    @Test
    @Covers("Invalid QR signing state")
    void callsOutOfOrderAreRefused() throws Exception {
        JsonNode opened = open();
        refused(fetch(opened), "QR signing operation is not active");
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        EgovPhone phone = phone().scan(opened.get("eGovMobileLaunchLink").textValue());
        phone.download();
        soon(sending);

        refused(send(opened, toSign("CMS_WITH_DATA")), "Invalid QR signing state");
        String link = opened.get("eGovMobileLaunchLink").textValue();
        assertThatIllegalStateException().isThrownBy(() -> phone().scan(link)).withMessageContaining("not active");
        refused(
                get(URI.create(world.sigex().uri() + "/api/egovQr/AAAAAAAAAAAAAAAA")),
                "QR signing operation is not active");
    }

    @Test
    void aCallWhoseAnswerWasLostIsAnsweredAgainUnlessSwitchedOff() throws Exception {
        JsonNode opened = open();
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        EgovPhone phone = phone().scan(opened.get("eGovMobileLaunchLink").textValue());
        phone.download();
        JsonNode sent = soon(sending);
        phone.sign();

        assertThat(soon(send(opened, toSign("CMS_SIGN_ONLY")))).isEqualTo(sent);
        assertThat(soon(fetch(opened))).isEqualTo(soon(fetch(opened)));
        world.sigex().switches().egov().answersRepeatedCalls(false);
        refused(send(opened, toSign("CMS_SIGN_ONLY")), "Invalid QR signing state");
        refused(fetch(opened), "QR signing operation is not active");
    }

    @Test
    void thePhoneMayBeFasterThanTheApplication() throws Exception {
        JsonNode opened = open();
        EgovPhone phone = phone().scan(opened.get("eGovMobileLaunchLink").textValue());
        CompletableFuture<Void> signing = CompletableFuture.runAsync(phone::sign, threads);

        soon(send(opened, toSign("CMS_SIGN_ONLY")));
        signing.get(20, TimeUnit.SECONDS);

        assertThat(soon(fetch(opened)).has("documentsToSign")).isTrue();
    }

    @Test
    void theLinksMayEndBeforeTheOperation() throws Exception {
        world.sigex().switches().egov().linkLifetime(Duration.ofMinutes(1));
        JsonNode late = open();
        JsonNode opened = open();
        CompletableFuture<JsonNode> sending = send(opened, toSign("CMS_SIGN_ONLY"));
        EgovPhone phone = phone().scan(opened.get("eGovMobileLaunchLink").textValue());
        waits(sending);
        world.clock().advance(Duration.ofMinutes(1));
        phone.sign();

        soon(sending);
        assertThat(soon(fetch(opened)).has("documentsToSign")).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> phone().scan(late.get("eGovMobileLaunchLink").textValue()))
                .withMessageContaining("not active");
    }

    @Test
    @Covers("Too much users use QR signing")
    void thereIsRoomForSoManyOnly() {
        world.sigex().switches().egov().operationLimit(1).lifetime(Duration.ofMinutes(1));
        open();

        refused(open("{\"description\":\"One too many\"}"), "Too much users use QR signing");
    }

    @Test
    void theRequestIsChecked() {
        refused(open("{}"), "Invalid JSON request structure");
        refused(open("{\"description\":7}"), "Invalid JSON request structure");
        refused(open("{\"description\":\"x\",\"whenDone\":{\"url\":\"\"}}"), "Invalid JSON request structure");
        refused(open("{\"description\":\"" + "x".repeat(1025) + "\"}"), "Request field size is too large");
        assertThat(soon(open("{\"description\":\"x\",\"whenDone\":{\"backUrl\":\"\"}}"))
                        .has("qrCode"))
                .isTrue();
    }

    @Test
    void aRequestThatWaitsDoesNotHoldUpTheEndOfTheWorld() throws Exception {
        CompletableFuture<String> waiting;
        try (FakeServices ending = FakeServices.create()) {
            JsonNode opened = soon(post(ending.sigex().uri() + "/api/egovQr", "{\"description\":\"x\"}"));
            waiting = http.sendAsync(
                            json(opened.get("dataURL").textValue())
                                    .POST(body("{}"))
                                    .build(),
                            BodyHandlers.ofString())
                    .thenApply(answer -> "answered: " + answer.body())
                    .exceptionally(cut -> "cut");
            waits(ending);
        }
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo("cut");
    }

    @Test
    void signsAttachedBytesXmlAndMixtures() throws Exception {
        JsonNode attached = signed(toSign("CMS_WITH_DATA"));
        assertThat(CmsReader.read(attached.at("/documentsToSign/0/document/file/data")
                                .textValue())
                        .content())
                .contains(Bytes.of(CONTRACT));

        ObjectNode text = toSign("SIGN_BYTES_ARRAY");
        ((ObjectNode) text.at("/documentsToSign/0/document/file"))
                .put("data", "some text")
                .put("mime", "");
        JsonNode raw = SigexWorld.JSON.readTree(
                signed(text).at("/documentsToSign/0/document/file/data").textValue());
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        Bytes.fromBase64(raw.get("certificate").textValue()).asInputStream()));
        verifier.update("some text".getBytes(StandardCharsets.UTF_8));
        assertThat(verifier.verify(
                        Base64.getDecoder().decode(raw.get("signature").textValue())))
                .isTrue();

        ObjectNode xml = SigexWorld.json("{'signMethod':'MIX_SIGN','documentsToSign':[{'id':1,"
                + "'documentXml':'<contract><title>Supply</title></contract>'}]}");
        assertThat(isSigned(signed(xml).at("/documentsToSign/0/documentXml").textValue()))
                .isTrue();
    }

    @Test
    void thePhoneSaysWhatIsWrong() {
        EgovPhone phone = phone();

        assertThatIllegalStateException().isThrownBy(phone::sign).withMessageContaining("scan");
        assertThatIllegalStateException().isThrownBy(phone::description).withMessageContaining("scan");
        assertThatIllegalArgumentException().isThrownBy(() -> phone.scan("https://example.com/?link=x"));
        assertThat(phone.toString()).startsWith("EgovPhone[TestIdentity[");
    }

    private JsonNode signed(ObjectNode toSign) throws Exception {
        JsonNode opened = open();
        CompletableFuture<JsonNode> sending = send(opened, toSign);
        phone().scan(opened.get("eGovMobileLaunchLink").textValue()).sign();
        soon(sending);
        return soon(fetch(opened));
    }

    private static boolean isSigned(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        Node signature =
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0);
        String certificate = document.getElementsByTagNameNS(XMLSignature.XMLNS, "X509Certificate")
                .item(0)
                .getTextContent();
        Certificate signer = CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        Bytes.of(Base64.getMimeDecoder().decode(certificate)).asInputStream());
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(new DOMValidateContext(signer.getPublicKey(), signature))
                .validate(new DOMValidateContext(signer.getPublicKey(), signature));
    }

    private EgovPhone phone() {
        TestIdentity owner = world.pki().individual(Iin.of("000000000001"));
        return world.egovPhone(owner);
    }

    private static ObjectNode toSign(String method) {
        ObjectNode message = SigexWorld.json("{'signMethod':'" + method
                + "','documentsToSign':[{'id':1,'nameRu':'Договор','nameKz':'Шарт','nameEn':'Contract','meta':[],"
                + "'document':{'file':{'mime':'','data':'x'}}}]}");
        ((ObjectNode) message.at("/documentsToSign/0/document/file"))
                .put("data", Base64.getEncoder().encodeToString(CONTRACT));
        return message;
    }

    private JsonNode open() {
        return soon(open("{\"description\":\"Contract\"}"));
    }

    private CompletableFuture<JsonNode> open(String body) {
        return post(world.sigex().uri() + "/api/egovQr", body);
    }

    private CompletableFuture<JsonNode> send(JsonNode opened, ObjectNode toSign) {
        return post(opened.get("dataURLAuto").textValue(), toSign.toString());
    }

    private CompletableFuture<JsonNode> fetch(JsonNode opened) {
        return get(URI.create(opened.get("signURLAuto").textValue()));
    }

    private CompletableFuture<JsonNode> post(String uri, String body) {
        return http.sendAsync(json(uri).POST(body(body)).build(), BodyHandlers.ofString())
                .thenApply(answer -> parse(answer.body()));
    }

    private CompletableFuture<JsonNode> get(URI uri) {
        return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .thenApply(answer -> parse(answer.body()));
    }

    private JsonNode get(String uri) {
        return soon(get(URI.create(uri)));
    }

    private static HttpRequest.Builder json(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(String text) {
        return HttpRequest.BodyPublishers.ofString(text);
    }

    private static JsonNode parse(String answer) {
        try {
            return SigexWorld.JSON.readTree(answer);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static JsonNode soon(CompletableFuture<JsonNode> answer) {
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void refused(CompletableFuture<JsonNode> answer, String message) {
        SigexWorld.assertRefused(soon(answer), message);
    }

    /** Until a request has reached the service and is kept waiting there. */
    private void waits(CompletableFuture<JsonNode> call) {
        waits(world);
        assertThat(call).isNotDone();
    }

    private static void waits(FakeServices services) {
        while (services.sigex().waitingQrCalls() == 0) {
            Thread.onSpinWait();
        }
    }
}
