package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.SigningFailedException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ProgressEvent.Kind;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.EgovOperation;
import org.qoltanba.api.sigex.EgovOperationInfo;
import org.qoltanba.api.sigex.EgovStatus;
import org.qoltanba.api.sigex.EgovTextSignature;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.QrSigningEndedException;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.api.signature.SignatureOptions;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;
import org.qoltanba.testkit.clock.VirtualClock;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** What goes over the wire when a phone signs, and what is made of answers that come late, never, or strange. */
class EgovWireTest {

    private static final String ID = "Ab3dEf6hIj9kLm2n";
    private static final String OPEN = "POST /api/egovQr";
    private static final String SEND = "POST /api/egovQr/abc";
    private static final String FETCH = "GET /api/egovQr/abc";
    private static final String OPEN_STORED = "POST /api/" + ID + "/egovQr";
    private static final String STATUS = "GET /api/" + ID + "/egovOperation/15";
    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final DocumentSource DOCUMENT = DocumentSource.text("contract.pdf", "We agree.");

    private final ScriptedServer server = new ScriptedServer();
    private final VirtualClock clock = new VirtualClock();
    private final Engine engine = new Engine(clock);
    private final SigexClient sigex =
            SigexService.connect(SigexEndpoint.of(server.address()), engine.transport(), engine.waiting());
    private final TestIdentity person =
            new TestCertificateAuthority(clock, new java.security.SecureRandom()).individual(Iin.of("000000000011"));
    private @Nullable Signature ours;
    private @Nullable Signature inside;
    private final Queue<Kind> progress = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    @Test
    void aDocumentIsSignedByQrCode() throws Exception {
        opens().on(SEND, "{'expireAt':" + expiry() + ",'signURL':'" + url() + "'}")
                .on(FETCH, signed(detached()));

        EgovOperation<Signature> signing = sigex.egov()
                .sign(DOCUMENT)
                .describedAs("Contract 17")
                .showing("Number", "17")
                .returningTo(URI.create("https://shop.kz/done"))
                .begin()
                .onProgress(event -> progress.add(event.kind()));

        assertThat(signing.qrImage()).isEqualTo(Bytes.of(new byte[] {1, 2, 3}));
        assertThat(signing.mobileLink()).isEqualTo("https://m.egov.kz/mobileSign/?link=1&x=<>");
        assertThat(signing.businessLink()).isEqualTo("https://business/?link=2");
        assertThat(signing.id()).isEqualTo("abc");
        assertThat(signing.await(LIMIT)).isEqualTo(detached());
        assertThat(server.bodies(OPEN))
                .containsExactly(
                        "{\"description\":\"Contract 17\",\"whenDone\":{\"backUrl\":\"https://shop.kz/done\"}}");
        assertThat(server.bodies(SEND))
                .containsExactly(("{'signMethod':'CMS_SIGN_ONLY','documentsToSign':[{'id':1,'nameRu':'contract.pdf',"
                                + "'nameKz':'contract.pdf','nameEn':'contract.pdf','meta':[{'name':'Number','value':'17'}],"
                                + "'document':{'file':{'mime':'@file/pdf','data':'V2UgYWdyZWUu'}}}]}")
                        .replace('\'', '"'));
        assertThat(server.requests(FETCH).get(0).getHeaders().get("Cache-Control"))
                .isEqualTo("no-store");
        assertThat(signing.toString()).doesNotContain("egov.kz");
        awaitEnd();
        assertThat(progress).endsWith(Kind.SIGNED, Kind.CONFIRMED, Kind.ENDED);
    }

    @Test
    void aRefusalOnThePhoneIsADecline() {
        opens().on(SEND, sent()).on(FETCH, "{'status':'CANCELED'}");

        assertThatThrownBy(() -> begin().await(LIMIT)).isInstanceOf(ConfirmationDeclinedException.class);
    }

    @Test
    void requestsThatAreCutAreMadeAgain() throws Exception {
        opens().losesAnswer(SEND).losesAnswer(SEND);
        server.on(SEND, sent()).losesAnswer(FETCH).on(FETCH, signed(detached()));

        assertThat(begin().await(LIMIT)).isEqualTo(detached());
        assertThat(server.requests(SEND)).hasSize(3);
        assertThat(server.requests(OPEN)).hasSize(1);
    }

    @Test
    void aLostAnswerAboutTheDataIsNoticed() throws Exception {
        opens().losesAnswer(SEND).on(SEND, refusal("Invalid QR signing state")).on(FETCH, signed(detached()));

        assertThat(begin().await(LIMIT)).isEqualTo(detached());
    }

    @Test
    void aLostSignatureIsNamed() {
        opens().on(SEND, sent()).losesAnswer(FETCH).on(FETCH, refusal("QR signing operation is not active"));

        assertThatThrownBy(() -> begin().await(LIMIT))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("may have signed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Invalid QR signing state", "QR signing operation is not active", "Other endpoint connected"})
    void whatTheServiceEndsHasEnded(String message) {
        opens().on(SEND, refusal(message));

        assertThatThrownBy(() -> begin().await(LIMIT))
                .isInstanceOf(QrSigningEndedException.class)
                .hasMessageContaining(message);
    }

    @Test
    void timeRunsOut() {
        opens().on(SEND, refusal("QR signing operation timeout"));

        assertThatThrownBy(() -> begin().await(LIMIT)).isInstanceOf(ConfirmationExpiredException.class);
    }

    @Test
    void nothingIsSentOnceItIsCancelled() throws Exception {
        opens().losesAnswer(SEND);
        EgovOperation<Signature> signing = begin();

        signing.cancel();
        clock.advance(Duration.ofMinutes(1));

        assertThat(signing.state()).isEqualTo(OperationState.CANCELLED);
        assertThat(server.requests(SEND)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aBusyServiceSaysSo() {
        server.on(OPEN, refusal("Too much users use QR signing"));

        assertThatThrownBy(this::begin).isInstanceOf(RateLimitedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.com/api/egovQr/abc",
                "https://sigex.kz.evil.com/api/egovQr/abc",
                "https://evilsigex.kz/api/egovQr/abc",
                "http://egov1.sigex.kz/api/egovQr/abc",
                "https://user@egov1.sigex.kz/api/egovQr/abc",
                "https://egov1.sigex.kz:8080/api/egovQr/abc",
                "http://localhost:1/api/egovQr/abc",
                "file:///etc/passwd",
                "not an address",
                ""
            })
    void nothingIsSentToAnAddressThatIsNotSigex(String foreign) {
        server.on(OPEN, opened(foreign));

        assertThatThrownBy(this::begin).isInstanceOf(ProtocolException.class);
        assertThat(server.points()).containsExactly(OPEN);
    }

    @Test
    void theFamilyOfTheServiceIsKnown() {
        EgovAddresses addresses = new EgovAddresses(URI.create("https://sigex.kz"));

        for (String good : List.of(
                "https://egov1.sigex.kz/api/egovQr/abc?mgovSign",
                "https://sigex.kz/api/egovQr/abc",
                "https://SIGEX.kz:10443/api/egovQr/abc")) {
            assertThat(addresses.choose(null, good)).isEqualTo(URI.create(good));
        }
        assertThat(addresses.choose("https://sigex.kz/a", "https://sigex.kz/b").getPath())
                .isEqualTo("/a");
    }

    @Test
    void aSignatureOfAnotherDocumentIsNotAccepted() {
        Signature other = person.signer().sign(DocumentSource.text("other.txt", "We do not agree."));
        opens().on(SEND, sent()).on(FETCH, signed(other));

        assertThatThrownBy(() -> begin().await(LIMIT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("HASH_FAILURE");
    }

    @Test
    void aSignatureOfAnotherFormIsNotAccepted() {
        opens().on(SEND, sent()).on(FETCH, signed(attached()));

        assertThatThrownBy(() -> begin().await(LIMIT))
                .isInstanceOf(SigningFailedException.class)
                .hasMessageContaining("holds the document");
    }

    @Test
    void theDocumentCanStandInside() throws Exception {
        opens().on(SEND, sent()).on(FETCH, signed(attached()));

        assertThat(sigex.egov().sign(DOCUMENT).attached().begin().await(LIMIT)).isEqualTo(attached());
        assertThat(server.bodies(SEND).get(0)).contains("CMS_WITH_DATA");
    }

    /** What counts is what was made, not what the app calls it: {@code MIX_SIGN} is a name without an explanation. */
    @Test
    void theAppMayCallItsMethodAnything() throws Exception {
        opens().on(SEND, sent()).on(FETCH, signed(detached()).replace("CMS_SIGN_ONLY", "MIX_SIGN"));

        assertThat(sigex.egov().sign(DOCUMENT).begin().await(LIMIT)).isEqualTo(detached());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'documentsToSign':[]}",
                "{'documentsToSign':[null]}",
                "{'documentsToSign':[{'id':2,'document':{'file':{'data':'AAAA'}}}]}",
                "{'documentsToSign':[{'id':1}]}",
                "{'documentsToSign':[{'id':1,'document':{'file':{'data':'?'}}}]}"
            })
    void anAnswerThatIsNoneIsNamed(String answer) {
        opens().on(SEND, sent()).on(FETCH, answer);

        assertThatThrownBy(() -> begin().await(LIMIT)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void severalDocumentsAreSignedAtOnce() throws Exception {
        DocumentSource second = DocumentSource.text("act.txt", "Done.");
        Signature ofSecond = person.signer().sign(second);
        opens().on(SEND, sent())
                .on(
                        FETCH,
                        "{'signMethod':'CMS_SIGN_ONLY','documentsToSign':[" + file(2, ofSecond) + ","
                                + file(1, detached()) + "]}");

        assertThat(sigex.egov().sign(List.of(DOCUMENT, second)).begin().await(LIMIT))
                .containsExactly(detached(), ofSecond);
    }

    @Test
    void xmlAndTextAreSignedToo() throws Exception {
        String signed = signedXml("<a/>");
        opens().on(SEND, sent())
                .on(FETCH, xml(signed))
                .on(
                        FETCH,
                        "{'signMethod':'SIGN_BYTES_ARRAY','documentsToSign':[{'id':1,'document':{'file':{'data':"
                                + "'{\\'signature\\':\\'c2ln\\',\\'certificate\\':\\'Y2VydA==\\'}'}}}]}");

        assertThat(sigex.egov().signXml("order", "<a/>").begin().await(LIMIT)).isEqualTo(signed);
        assertThat(sigex.egov().signText("challenge", "q83v").begin().await(LIMIT))
                .isEqualTo(new EgovTextSignature("c2ln", "Y2VydA=="));
        assertThat(server.bodies(SEND).get(0)).contains("\"documentXml\":\"<a/>\"");
        assertThat(server.bodies(SEND).get(1)).contains("\"file\":{\"mime\":\"\",\"data\":\"q83v\"}");
        assertThatThrownBy(() -> sigex.egov().signXml("order", "<a/>").attached())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void xmlThatIsNoSignatureOfTheDocumentIsNotAccepted() {
        opens().on(SEND, sent())
                .on(FETCH, xml("<a/>"))
                .on(FETCH, xml(signedXml("<b/>")))
                .on(FETCH, xml(signedXml("<a/>").replace("<a>", "<a c=\"d\">")));

        for (String answer : List.of("cannot be checked", "no valid signature", "no valid signature")) {
            assertThatThrownBy(
                            () -> sigex.egov().signXml("order", "<a/>").begin().await(LIMIT))
                    .isInstanceOf(SigningFailedException.class)
                    .hasMessageContaining(answer);
        }
    }

    private String signedXml(String xml) {
        return person.signingKey().xmlSigner().clock(clock).signEnveloped(xml);
    }

    private static String xml(String signed) {
        return "{'signMethod':'XML','documentsToSign':[{'id':1,'documentXml':'" + signed.replace("\"", "\\\"") + "'}]}";
    }

    @Test
    void aStoredDocumentIsSigned() throws Exception {
        server.on(OPEN_STORED, openedStored())
                .on(STATUS, status("new", ""))
                .on(STATUS, status("meta", ""))
                .on(STATUS, status("done", ",'signId':301"));

        EgovOperation<SignatureRecord> signing = document()
                .signByEgov("Contract 17")
                .showing("Number", "17")
                .notifying(EmailNotification.to("a@example.kz"))
                .begin()
                .onProgress(event -> progress.add(event.kind()));

        assertThat(signing.await(LIMIT)).isEqualTo(new SignatureRecord(DocumentId.of(ID), 301));
        assertThat(signing.id()).isEqualTo("15");
        assertThat(server.bodies(OPEN_STORED))
                .containsExactly(("{'description':'Contract 17','meta':[{'name':'Number','value':'17'}],"
                                + "'signatureEmailNotifications':{'to':['a@example.kz'],'doNotAttachDocument':false}}")
                        .replace('\'', '"'));
        awaitEnd();
        assertThat(progress)
                .containsExactly(Kind.POLLED, Kind.SCANNED, Kind.DOWNLOADED, Kind.SIGNED, Kind.CONFIRMED, Kind.ENDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canceled | | org.qoltanba.api.error.ConfirmationDeclinedException",
                "fail | 'sigex':'eGov signing operation expired' | org.qoltanba.api.error.ConfirmationExpiredException",
                "fail | 'egov':'Ошибка' | org.qoltanba.api.error.ConfirmationFailedException",
                "fail | 'sigex':'Signature does not conform to document settings requirements' |"
                        + " org.qoltanba.api.sigex.SignerNotAllowedException"
            })
    void itsEndsAreTold(String status, String errors, String expected) throws Exception {
        server.on(OPEN_STORED, openedStored())
                .on(STATUS, status(status, errors == null ? "" : ",'errors':{" + errors + "}"));

        assertThatThrownBy(() -> document().signByEgov("Contract").begin().await(LIMIT))
                .isInstanceOf(Class.forName(expected));
    }

    @Test
    void cancellingTellsTheService() throws Exception {
        String delete = "DELETE /api/" + ID + "/egovOperation/15";
        server.on(OPEN_STORED, openedStored()).on(STATUS, status("new", "")).on(delete, "{'operationId':'15'}");
        EgovOperation<SignatureRecord> signing =
                document().signByEgov("Contract").begin();

        signing.cancel();
        clock.advance(Duration.ofSeconds(1));

        assertThat(server.requests(delete)).hasSize(1);
    }

    @Test
    void anOperationIsTakenUpAgain() throws Exception {
        server.on(STATUS, status("data", "")).on(STATUS, status("done", ",'signId':301"));

        EgovOperationInfo info = document().egovOperation("15");
        PendingOperation<SignatureRecord> again = document().awaitEgov("15");

        assertThat(info.status()).isEqualTo(EgovStatus.DOWNLOADED);
        assertThat(info.reportedByService()).isEmpty();
        assertThat(again.await(LIMIT).signId()).isEqualTo(301);
        assertThatThrownBy(() -> document().awaitEgov("../15")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDescriptionIsDemanded() {
        assertThatThrownBy(() -> document().signByEgov(" ")).hasMessageContaining("description");
        assertThatThrownBy(() -> sigex.egov().sign(List.of())).hasMessageContaining("nothing to sign");
        assertThat(EgovStatus.of("later").isKnown()).isFalse();
        assertThat(EgovStatus.DONE.isTerminal()).isTrue();
    }

    private EgovOperation<Signature> begin() {
        return sigex.egov().sign(DOCUMENT).begin();
    }

    private RegisteredDocument document() {
        return sigex.document(DocumentId.of(ID));
    }

    private ScriptedServer opens() {
        return server.on(OPEN, opened(url()));
    }

    private String url() {
        return server.address() + "/api/egovQr/abc";
    }

    private long expiry() {
        return clock.now().plus(Duration.ofMinutes(15)).toEpochMilli();
    }

    private String opened(String url) {
        return "{'expireAt':" + expiry() + ",'qrCode':'AQID','eGovMobileLaunchLink':"
                + "'https://m.egov.kz/mobileSign/?link=1\\u0026x=\\u003c\\u003e','eGovBusinessLaunchLink':"
                + "'https://business/?link=2','dataURL':'" + url + "','signURL':'" + url + "'}";
    }

    private String openedStored() {
        return "{'operationId':'15','expireAt':" + expiry() + ",'qrCode':'AQID','eGovMobileLaunchLink':'a',"
                + "'eGovBusinessLaunchLink':'b'}";
    }

    private String sent() {
        return "{'expireAt':" + expiry() + "}";
    }

    private String status(String status, String more) {
        return "{'operationId':'15','status':'" + status + "','createdAt':1,'expireAt':" + expiry()
                + ",'description':'Contract'" + more + "}";
    }

    private static String refusal(String message) {
        return "{'message':'" + message + "','requestID':1570108542768139099}";
    }

    private static String signed(Signature signature) {
        return "{'signMethod':'CMS_SIGN_ONLY','documentsToSign':[" + file(1, signature) + "]}";
    }

    private static String file(int id, Signature signature) {
        String wrapped = signature.encoded().toBase64().replaceAll("(.{76})", "$1\\\\n");
        return "{'id':" + id + ",'document':{'file':{'mime':'','data':'" + wrapped + "'}}}";
    }

    private Signature detached() {
        if (ours == null) {
            ours = person.signer().sign(DOCUMENT);
        }
        return ours;
    }

    private Signature attached() {
        if (inside == null) {
            inside = person.signer()
                    .beginSigning(DOCUMENT, SignatureOptions.attached())
                    .toCompletableFuture()
                    .join()
                    .completion()
                    .toCompletableFuture()
                    .join();
        }
        return inside;
    }

    /** Listeners are told on the executor; it is empty when the clock moves on. */
    private void awaitEnd() throws Exception {
        clock.advance(Duration.ZERO);
    }
}
