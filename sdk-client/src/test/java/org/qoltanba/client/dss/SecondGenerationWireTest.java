package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.Digest;
import org.qoltanba.api.document.DigestAlgorithm;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DocumentResult;
import org.qoltanba.api.dss.DocumentStatus;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssOperationState;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.EncryptionType;
import org.qoltanba.api.dss.PinRejectedException;
import org.qoltanba.api.dss.StoredDocumentId;
import org.qoltanba.api.dss.UploadOptions;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.operation.ResumeToken;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** What the second generation says on the wire, and the Document Store. */
class SecondGenerationWireTest {

    private static final String API = "/SignServer/rest/api/";
    private static final String SIGNATURE = "POST " + API + "v2/signature";
    private static final String CONFIRM = "POST /STS/v2.0/confirmation";
    private static final String OPERATION = "GET /STS/operations/O";
    private static final String STORE = "/DocumentStore/api/documents";
    private static final Duration LONG = Duration.ofHours(1);
    private static final DocumentSource HELLO = DocumentSource.text("hello.txt", "Hello");
    private static final DocumentSource OTHER = DocumentSource.text("other.txt", "Other");
    private static final StoredDocumentId STORED = new StoredDocumentId("1c3f5f0d-2cfc-4b1e-82d7-f8a128fc0b9b");
    private static final String CREATED = "{'Operation':{'Id':'O','Status':'Created','ExpirationDate':1716024000}}";
    private static final String CHALLENGE = "{'Challenge':{'TextChallenge':[{'ExpiresIn':300,'RefID':'R','AuthnMethod':"
            + "'http://dss.cryptopro.ru/identity/authenticationmethod/mydss'}]},'IsFinal':false,'IsError':false}";

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final TestIdentity ivanov =
            new TestCertificateAuthority(engine.clock(), new SecureRandom()).individual(Iin.of("800101300123"));
    private final DssSession session = session(DssApiVersion.V2);

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private DssSession session(DssApiVersion version) {
        server.on("POST /STS/oauth/token", "{'access_token':'A1','expires_in':300,'token_type':'Bearer'}");
        return DssService.connect(
                        DssEndpoint.of(server.address())
                                .oauthClient("erp", Secret.of("s"))
                                .apiVersion(version),
                        engine.transport(),
                        engine.waiting())
                .signIn("ivanov", Secret.empty());
    }

    private void willConfirm() {
        server.on(CONFIRM, CHALLENGE)
                .on(CONFIRM, "{'IsFinal':true,'IsError':false,'AccessToken':'A2','ExpiresIn':300}");
    }

    private static String completed(String documents) {
        return "{'Operation':{'Id':'O','Status':'Completed','Result':{'ProcessedDocuments':[" + documents + "]}}}";
    }

    private String done(DocumentSource document) {
        return "{'OriginalContentInfo':'" + document.name() + "','Status':'Completed','Content':'"
                + ivanov.signer().sign(document).encoded().toBase64() + "'}";
    }

    private String body(String point, int number) {
        return server.bodies(point).get(number).replace('"', '\'');
    }

    private String authorization(String point, int number) {
        return String.valueOf(server.requests(point).get(number).getHeaders().get("Authorization"));
    }

    private DssCertificate certificate() {
        return new DssCertificate(13, ivanov.certificate(), DssCertificateStatus.ACTIVE, true, false, null);
    }

    @Test
    void aSignatureIsAnOperationThatTheSameAddressFinishes() throws InterruptedException {
        willConfirm();
        server.on(SIGNATURE, CREATED).on(SIGNATURE, completed(done(HELLO)));

        PendingOperation<Signature> signing =
                session.sign(HELLO).withCertificate(13).pin(Secret.of("1234")).begin();
        assertThat(signing.await(LONG).encoded().size()).isPositive();

        assertThat(body(SIGNATURE, 0))
                .isEqualTo(
                        "{'BinaryData':[{'Content':'SGVsbG8=','ContentInfo':'hello.txt','Name':'hello','Type':'txt'}],"
                                + "'Signature':{'Type':'CAdES','Parameters':{'CADESType':'BES','IsDetached':'true'},"
                                + "'CertificateId':13},'ForceConfirmation':true}");
        assertThat(body(CONFIRM, 0)).endsWith("'OperationId':'O'}");
        assertThat(body(SIGNATURE, 1)).isEqualTo("{'Signature':{'PinCode':'1234'}}");
        assertThat(authorization(SIGNATURE, 1)).isEqualTo("Bearer A2");
    }

    @Test
    void theOtherSpellingOfTheIdentifierIsReadToo() throws InterruptedException {
        willConfirm();
        server.on(SIGNATURE, "{'Operation':{'ID':'O','Status':'Created'}}").on(SIGNATURE, completed(done(HELLO)));

        session.sign(HELLO).begin().await(LONG);

        assertThat(body(CONFIRM, 0)).contains("'OperationId':'O'");
        assertThat(body(SIGNATURE, 1)).isEqualTo("{}");
    }

    @Test
    void theServiceMayDoWithoutConfirmation() throws InterruptedException {
        server.on(SIGNATURE, completed(done(HELLO)));

        PendingOperation<Signature> signing =
                session.sign(HELLO).pin(Secret.of("1234")).asPolicySays().begin();

        assertThat(signing.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(signing.id()).isEqualTo("O");
        assertThat(body(SIGNATURE, 0)).contains("'PinCode':'1234'").contains("'ForceConfirmation':false");
        assertThat(server.requests(CONFIRM)).isEmpty();
    }

    @Test
    void anOperationIsResumedWithoutBeginningItAgain() throws InterruptedException {
        willConfirm();
        server.on(SIGNATURE, CREATED).on(SIGNATURE, completed(done(HELLO)));
        PendingOperation<Signature> begun = session.sign(HELLO).begin();
        ResumeToken token = begun.resumeToken().orElseThrow();
        begun.detach();

        assertThat(session.resume(token, HELLO).await(LONG)).isNotNull();
        assertThat(server.requests(SIGNATURE)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Declined", "declined"})
    void aDeclinedDocumentIsADecline(String word) {
        willConfirm();
        server.on(SIGNATURE, CREATED)
                .on(SIGNATURE, completed("{'OriginalContentInfo':'hello.txt','Status':'" + word + "'}"));

        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .isThrownBy(() -> session.sign(HELLO).begin().await(LONG));
    }

    @Test
    void anOperationInErrorSaysWhy() {
        server.on(SIGNATURE, "{'Operation':{'Id':'O','Status':'Error','Error':'invalid_pin'}}");

        assertThatExceptionOfType(PinRejectedException.class)
                .isThrownBy(() -> session.sign(HELLO).begin());
    }

    @Test
    void anAnswerWithoutAnOperationIsNotUnderstood() {
        server.on(SIGNATURE, "'T'");
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> session.sign(HELLO).begin())
                .withMessageContaining("second generation");
    }

    @Test
    void resultsOfAPackageFindTheirDocumentsInWhateverOrder() throws InterruptedException {
        willConfirm();
        server.on(SIGNATURE, CREATED)
                .on(
                        SIGNATURE,
                        completed("{'OriginalContentInfo':'other.txt','Status':'Posponed','Error':'later'},"
                                + done(HELLO)));

        List<DocumentResult> results =
                session.signAll(List.of(HELLO, OTHER)).begin().await(LONG);

        assertThat(results).extracting(DocumentResult::name).containsExactly("hello.txt", "other.txt");
        assertThat(results.get(0).signature()).isPresent();
        assertThat(results.get(1).status()).isEqualTo(DocumentStatus.POSTPONED);
        assertThat(results.get(1).content()).isEmpty();
        assertThat(results.get(1).errorCode()).contains("later");
    }

    private void storeHolds(String id, DocumentSource document, byte[] content) {
        server.on(
                "GET " + STORE + "/" + id + "/info",
                "{'Id':'" + id + "','Name':'" + document.name() + "','FileSize':" + content.length + "}");
        server.on(
                "GET " + STORE + "/" + id + "/content",
                new MockResponse.Builder()
                        .setHeader("Content-Type", "application/octet-stream")
                        .body(new Buffer().write(content)));
    }

    private void storeHoldsDocumentAndSignature() {
        storeHolds(STORED.value(), HELLO, "Hello".getBytes(StandardCharsets.UTF_8));
        storeHolds(
                "7e0c",
                DocumentSource.text("hello.txt.sig", "x"),
                ivanov.signer().sign(HELLO).encoded().toArray());
    }

    @Test
    void documentsOfTheStoreAreSignedByReference() throws InterruptedException {
        willConfirm();
        storeHoldsDocumentAndSignature();
        server.on(SIGNATURE, CREATED)
                .on(SIGNATURE, completed("{'RefId':'7e0c','OriginalRefId':'" + STORED + "','Status':'Completed'}"));

        List<DocumentResult> results =
                session.signStored(List.of(STORED)).begin().await(LONG);

        assertThat(body(SIGNATURE, 0)).startsWith("{'BinaryData':[{'RefId':'" + STORED + "'}],'Signature'");
        assertThat(results.get(0).storedAs()).contains(new StoredDocumentId("7e0c"));
        assertThat(results.get(0).signature()).isPresent();
        assertThat(server.requests("GET " + STORE + "/7e0c/content")
                        .get(0)
                        .getHeaders()
                        .get("Accept"))
                .isEqualTo("application/octet-stream");
    }

    @Test
    @Covers("GET /STS/operations/{id}")
    void inTheBackgroundOnlyTheOperationItselfIsBelieved() throws InterruptedException {
        willConfirm();
        storeHoldsDocumentAndSignature();
        server.on(SIGNATURE, CREATED)
                .on(OPERATION, "{'Id':'O','State':'Confirmed'}")
                .on(
                        OPERATION,
                        "{'Id':'O','State':'Completed','Actions':[{'DocumentId':'" + STORED
                                + "','Status':'Approved','State':'Executed','ResultValue':'7e0c'}]}");

        List<DocumentResult> results = session.signStored(List.of(STORED))
                .pin(Secret.of("1234"))
                .inBackground()
                .begin()
                .await(LONG);

        assertThat(body(SIGNATURE, 0))
                .contains("'PinCode':'1234'")
                .contains("'IsAsync':true")
                .contains("'ForceConfirmation':true");
        assertThat(server.requests(SIGNATURE)).hasSize(1);
        assertThat(server.requests(OPERATION)).hasSize(2);
        assertThat(results.get(0).signature()).isPresent();
    }

    @Test
    @Covers({"GET /STS/operations/{id}", "POST /SignServer/rest/api/v2/signature"})
    void aCallWhenItIsDoneMakesTheSdkAskAtOnce() throws Exception {
        storeHoldsDocumentAndSignature();
        server.on(SIGNATURE, CREATED).on(OPERATION, "{'Id':'O','State':'Confirmed'}");
        DssCallbacks callbacks = new DssCallbacks(
                URI.create("https://erp.example.ru/dss"), engine.waiting(), engine.time(), new SecureRandom());
        DssSession called = DssService.connect(
                        DssEndpoint.of(server.address())
                                .oauthClient("erp", Secret.of("s"))
                                .apiVersion(DssApiVersion.V2),
                        engine.transport(),
                        engine.waiting(),
                        callbacks)
                .signIn("ivanov", Secret.empty());
        PendingOperation<List<DocumentResult>> signing =
                called.signStored(List.of(STORED)).inBackground().asPolicySays().begin();
        String address = body(SIGNATURE, 0).replaceAll(".*'Callback':'([^']*)'.*", "$1");
        assertThat(address).matches("https://erp\\.example\\.ru/dss/[A-Za-z0-9_-]{22}");

        server.on(
                OPERATION,
                "{'Id':'O','State':'Completed','Actions':[{'DocumentId':'" + STORED + "','ResultValue':'7e0c'}]}");
        Instant before = engine.clock().now();
        callbacks.handle(
                address,
                "application/json",
                new ByteArrayInputStream(
                        "{\"Operation\":{\"Id\":\"O\",\"Status\":\"Completed\"}}".getBytes(StandardCharsets.UTF_8)));

        assertThat(signing.await(LONG).get(0).signature()).isPresent();
        assertThat(Duration.between(before, engine.clock().now())).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whatNeedsNobodyIsNotConfirmedInTheBackground() throws InterruptedException {
        server.on(SIGNATURE, CREATED)
                .on(OPERATION, "{'Id':'O','State':'Confirmed'}")
                .on(
                        OPERATION,
                        "{'Id':'O','State':'Completed','Actions':[{'OriginalDocumentId':'" + STORED
                                + "','Status':'Declined'}]}");

        List<DocumentResult> results = session.signStored(List.of(STORED))
                .inBackground()
                .asPolicySays()
                .begin()
                .await(LONG);

        assertThat(results.get(0).status()).isEqualTo(DocumentStatus.DECLINED);
        assertThat(server.requests(CONFIRM)).isEmpty();
    }

    @Test
    void theFirstGenerationHasNoStore() {
        DssSession first = session(DssApiVersion.V1);
        assertThatIllegalStateException()
                .isThrownBy(() -> first.signStored(List.of(STORED)).begin())
                .withMessageContaining("second generation");
        assertThatIllegalStateException()
                .isThrownBy(() -> first.signAll(List.of(HELLO)).inBackground());
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/decryption")
    void aDocumentIsDecrypted() throws InterruptedException {
        willConfirm();
        server.on("POST " + API + "v2/decryption", CREATED)
                .on("POST " + API + "v2/decryption", completed("{'Status':'Completed','Content':'SGVsbG8='}"));

        assertThat(session.decrypt(DocumentSource.text("a.p7m", "xyz"))
                        .withCertificate(13)
                        .begin()
                        .await(LONG)
                        .size())
                .isEqualTo(5);
        assertThat(body("POST " + API + "v2/decryption", 0))
                .isEqualTo("{'BinaryData':[{'Content':'eHl6','ContentInfo':'a.p7m','Name':'a','Type':'p7m'}],"
                        + "'Decryption':{'Type':0,'CertificateId':13},'ForceConfirmation':true}");
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/requests")
    void aCertificateIsAskedFor() throws InterruptedException {
        willConfirm();
        server.on("POST " + API + "v2/requests", CREATED)
                .on(
                        "POST " + API + "v2/requests",
                        "{'Operation':{'Id':'O','Status':'Completed','Result':{'ID':5,'Status':'ACCEPTED','CertificateID':14}}}");

        assertThat(session.certificateRequest(1)
                        .template("1.3.6")
                        .subject("2.5.4.3", "Ivanov")
                        .begin()
                        .await(LONG)
                        .issued())
                .hasValue(14);
        assertThat(body("POST " + API + "v2/requests", 0))
                .isEqualTo("{'AuthorityId':1,'DistinguishedName':{'2.5.4.3':'Ivanov'},"
                        + "'Parameters':{'TemplateOid':'1.3.6'},'ForceConfirmation':true}");
        assertThat(body("POST " + API + "v2/requests", 1)).isEqualTo("{}");
    }

    @Test
    @Covers("POST /SignServer/rest/api/v2/certificates/{id}/pin")
    void aPinIsChanged() throws InterruptedException {
        willConfirm();
        String point = "POST " + API + "v2/certificates/13/pin";
        server.on(point, CREATED).on(point, "{'Operation':{'Id':'O','Status':'Completed'}}");

        assertThat(session.changePin(certificate(), Secret.of("new"))
                        .pin(Secret.of("old"))
                        .begin()
                        .await(LONG))
                .isEqualTo(13);
        assertThat(body(point, 0)).isEqualTo("{'OldPin':'old','NewPin':'new','ForceConfirmation':true}");
        assertThat(body(point, 1)).isEqualTo("{}");
    }

    @Test
    void whatOnlyTheFirstGenerationHasIsAskedOfIt() {
        server.on("POST " + API + "transactions", "'T'").on("POST /STS/confirmation", CHALLENGE);

        session.revoke(certificate()).begin();

        assertThat(body("POST " + API + "transactions", 0)).startsWith("{'OperationCode':128");
    }

    @Test
    @Covers("GET /STS/operations")
    void openOperationsAreListedInEitherSpelling() {
        server.on(
                "GET /STS/operations",
                "[{'Id':'O','State':'Challenged','Type':'SignDocument','ConfirmBefore':1716024000},"
                        + "{'ID':'P','Status':'Created'}]");

        assertThat(session.operations())
                .satisfiesExactly(
                        challenged -> {
                            assertThat(challenged.state()).isEqualTo(DssOperationState.CHALLENGED);
                            assertThat(challenged.type()).isEqualTo("SignDocument");
                            assertThat(challenged.confirmBefore()).isPresent();
                        },
                        created -> {
                            assertThat(created.id()).isEqualTo("P");
                            assertThat(created.state()).isEqualTo(DssOperationState.CREATED);
                            assertThat(created.confirmBefore()).isEmpty();
                        });
    }

    @Test
    @Covers("POST /DocumentStore/api/documents")
    void anUploadIsTheDocumentItselfWithItsDescriptionInAHeader() {
        server.on("POST " + STORE, "{'DocumentId':'" + STORED + "'}");

        assertThat(session.documents().upload(DocumentSource.text("contract.pdf", "%PDF")))
                .isEqualTo(STORED);

        // Contract section 14.5, point 1
        assertThat(server.requests("POST " + STORE).get(0).getHeaders().get("CPDSS-POSTDOC"))
                .isEqualTo("eyJGaWxlTmFtZSI6ImNvbnRyYWN0LnBkZiIsIkZpbGVUeXBlIjoicGRmIiwiSXNUZW1wb3JhcnkiOnRydWV9");
        assertThat(server.requests("POST " + STORE).get(0).getHeaders().get("Content-Type"))
                .isEqualTo("application/octet-stream");
        assertThat(body("POST " + STORE, 0)).isEqualTo("%PDF");
    }

    @Test
    @Covers("POST /DocumentStore/api/documents/pack")
    void severalDocumentsAreUploadedAtOnce() {
        server.on("POST " + STORE + "/pack", "{'DocumentIds':['a','b']}");

        assertThat(session.documents()
                        .uploadAll(
                                List.of(HELLO, OTHER),
                                UploadOptions.lasting().belongingTo(STORED).shownWith("T")))
                .containsExactly(new StoredDocumentId("a"), new StoredDocumentId("b"));
        assertThat(body("POST " + STORE + "/pack", 0))
                .startsWith("{'Documents':[{'FileName':'hello.txt','FileType':'txt','ParentDocumentId':'" + STORED
                        + "','IsTemporary':false,'AdditionalInfo':{'DocumentTemplate':'T'},'Content':'SGVsbG8='},");
    }

    @Test
    @Covers({
        "DELETE /DocumentStore/api/documents/{id}",
        "GET /DocumentStore/api/documents/user/docinfo/all",
        "PATCH /DocumentStore/api/documents/{id}",
        "POST /DocumentStore/api/documents/info"
    })
    void theStoreTellsChangesAndForgets() {
        String info = "{'Id':'a','Name':'hello.txt','FileSize':5,'IsTemporary':true,'UploadTime':1716022800}";
        server.on("GET " + STORE + "/a/info", info)
                .on("POST " + STORE + "/info", "{'a':{'Found':true,'DocumentInfo':" + info + "},'b':{'Found':false}}")
                .on("GET " + STORE + "/user/docinfo/all", "[" + info + "]")
                .on("PATCH " + STORE + "/a", 200, "")
                .on("DELETE " + STORE + "/a", 200, "");
        StoredDocumentId a = new StoredDocumentId("a");

        assertThat(session.documents().info(a).size()).isEqualTo(5);
        assertThat(session.documents().info(List.of(a, new StoredDocumentId("b"))))
                .containsOnlyKeys(a);
        assertThat(session.documents().all()).singleElement().satisfies(document -> {
            assertThat(document.temporary()).isTrue();
            assertThat(document.uploadedAt()).isPresent();
        });
        session.documents().rename(a, "new.txt");
        session.documents().keep(a);
        session.documents().delete(a);

        assertThat(server.bodies("POST " + STORE + "/info")).containsExactly("{\"DocumentIds\":[\"a\",\"b\"]}");
        assertThat(server.bodies("PATCH " + STORE + "/a"))
                .containsExactly("{\"FileName\":\"new.txt\"}", "{\"IsTemporary\":false}");
        assertThat(server.requests("DELETE " + STORE + "/a")).hasSize(1);
    }

    @Test
    void aDownloadIsReadAsItComes() throws Exception {
        storeHolds("a", HELLO, "Hello".getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream target = new ByteArrayOutputStream();

        assertThat(session.documents().download(new StoredDocumentId("a"), target))
                .isEqualTo(5);

        assertThat(target.toString(StandardCharsets.UTF_8)).isEqualTo("Hello");
        DocumentSource document = session.documents().open(new StoredDocumentId("a"));
        assertThat(Digests.sha256(document)).isEqualTo(Digests.sha256(HELLO));
    }

    @Test
    @Covers("GET /DocumentStore/api/documents/{id}/info")
    void aRefusedDownloadIsARefusal() {
        server.on("GET " + STORE + "/a/info", "{'Id':'a','Name':'hello.txt','FileSize':5}")
                .on("GET " + STORE + "/a/content", 404, "{\"error\":\"object_not_found\"}");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> session.documents().download(new StoredDocumentId("a"), new ByteArrayOutputStream()));
    }

    @Test
    @Covers({"POST /SignServer/rest/api/documents/encrypt", "POST /SignServer/rest/api/v2/encryption"})
    void aDocumentIsEncryptedForOthersInBothGenerations() {
        server.on("POST " + API + "documents/encrypt", "'eHl6'")
                .on("POST " + API + "v2/encryption", completed("{'Status':'Completed','Content':'eHl6'}"));
        String encryption = "'Encryption':{'Type':0,'Certificates':['"
                + ivanov.certificate().encoded().toBase64() + "'],'Parameters':{}}}";

        DocumentSource first = session(DssApiVersion.V1).processing().encrypt(HELLO, List.of(ivanov.certificate()));
        DocumentSource second = session.processing().encrypt(HELLO, List.of(ivanov.certificate()));

        assertThat(first.name()).isEqualTo("hello.txt.p7m");
        assertThat(second.size()).isEqualTo(3);
        assertThat(body("POST " + API + "documents/encrypt", 0)).isEqualTo("{'Content':'SGVsbG8='," + encryption);
        assertThat(body("POST " + API + "v2/encryption", 0))
                .isEqualTo("{'BinaryData':[{'Content':'SGVsbG8=','ContentInfo':'hello.txt'}]," + encryption);
    }

    @Test
    @Covers({"POST /SignServer/rest/api/documents/decrypt/parse", "POST /SignServer/rest/api/v2/parse"})
    void whoCanDecryptIsToldInBothGenerations() {
        server.on("POST " + API + "documents/decrypt/parse", "[13,14]")
                .on(
                        "POST " + API + "v2/parse",
                        "{'Operation':{'Id':'O','Status':'Completed','Result':{'ParsedDocuments':[{'CertificateIds':[13]}]}}}");

        assertThat(session(DssApiVersion.V1).processing().decryptableWith(HELLO, EncryptionType.CMS))
                .containsExactly(13L, 14L);
        assertThat(session.processing().decryptableWith(HELLO, EncryptionType.CMS))
                .containsExactly(13L);
        assertThat(body("POST " + API + "documents/decrypt/parse", 0))
                .isEqualTo("{'Content':'SGVsbG8=','Decryption':{'Type':0}}");
    }

    @Test
    @Covers("POST /SignServer/rest/api/documents/hash")
    void aDigestIsComputedOfAStream() {
        server.on("POST " + API + "documents/hash", "'AQID'");

        Digest digest = session.processing().digest(HELLO, DigestAlgorithm.GOST_R_3411_2012_256);

        assertThat(digest).isEqualTo(new Digest(DigestAlgorithm.GOST_R_3411_2012_256, Bytes.of(new byte[] {1, 2, 3})));
        String header = server.requests("POST " + API + "documents/hash")
                .get(0)
                .getHeaders()
                .get("CPDSS-OPERATION-PARAMS");
        assertThat(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .isEqualTo("{\"Hash\":{\"Parameters\":{\"HashAlgorithm\":\"GR 34.11-2012 256\"}}}");
        assertThat(body("POST " + API + "documents/hash", 0)).isEqualTo("Hello");
    }

    @Test
    @Covers("POST /SignServer/rest/api/documents/enhancesignature")
    void aSignatureIsEnhanced() {
        server.on("GET " + API + "policy", "{'TspServices':[{'Url':'http://tsp.example.ru/'}]}")
                .on("POST " + API + "documents/enhancesignature", "'AQID'");

        assertThat(session.processing()
                        .enhance(Signature.of(Bytes.of(new byte[] {9})), CadesLevel.T)
                        .encoded()
                        .size())
                .isEqualTo(3);
        assertThat(body("POST " + API + "documents/enhancesignature", 0))
                .isEqualTo("{'Content':'CQ==','Signature':{'Type':'CAdES','Parameters':{'CADESType':'T',"
                        + "'TSPAddress':'http://tsp.example.ru/'}}}");
    }

    @Test
    void aLargeDocumentThatIsSignedDirectlyAndDetachedIsSentAsItIs() throws InterruptedException {
        byte[] large = new byte[1 << 20];
        DocumentSource document = DocumentSource.of("large.bin", Bytes.of(large));
        server.on("GET " + API + "policy", "{'ActionPolicy':[{'Action':'SignDocument','MfaRequired':false}]}")
                .on(
                        "POST " + API + "documents",
                        "'" + ivanov.signer().sign(document).encoded().toBase64() + "'");

        session(DssApiVersion.V1)
                .sign(document)
                .withCertificate(13)
                .asPolicySays()
                .begin()
                .await(LONG);

        var request = server.requests("POST " + API + "documents").get(0);
        assertThat(request.getBodySize()).isEqualTo(large.length);
        assertThat(new String(
                        Base64.getUrlDecoder().decode(request.getHeaders().get("CPDSS-OPERATION-PARAMS")),
                        StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"Name\":\"large.bin\",\"Signature\":{\"Type\":\"CAdES\",\"Parameters\":{\"CADESType\":\"BES\","
                                + "\"IsDetached\":\"true\"},\"CertificateId\":13}}");
    }
}
