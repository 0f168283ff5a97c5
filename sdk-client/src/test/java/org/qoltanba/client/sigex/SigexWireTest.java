package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.RateLimitedException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.sigex.DocumentId;
import org.qoltanba.api.sigex.DocumentInfo;
import org.qoltanba.api.sigex.DocumentMismatchException;
import org.qoltanba.api.sigex.DocumentNotFoundException;
import org.qoltanba.api.sigex.DocumentSettings;
import org.qoltanba.api.sigex.EmailNotification;
import org.qoltanba.api.sigex.Language;
import org.qoltanba.api.sigex.RegisteredDocument;
import org.qoltanba.api.sigex.RegisteredSignature;
import org.qoltanba.api.sigex.RegistrationInterruptedException;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SignatureAlreadySubmittedException;
import org.qoltanba.api.sigex.SignatureRecord;
import org.qoltanba.api.sigex.SignaturesLimitReachedException;
import org.qoltanba.api.sigex.SignerRequirement;
import org.qoltanba.api.sigex.Uniqueness;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** What goes over the wire to SIGEX, and what is made of answers that come late, never, or strange. */
class SigexWireTest {

    private static final String ID = "Ab3dEf6hIj9kLm2n";
    private static final String REGISTER = "POST /api";
    private static final String DATA = "POST /api/" + ID + "/data";
    private static final String INFO = "GET /api/" + ID;
    private static final String ADD = "POST /api/" + ID;
    private static final String EXPORTED = "POST /api/exported";
    private static final String REGISTERED = "{'documentId':'" + ID + "','signId':123}";
    private static final String FIXED = "{'documentId':'" + ID + "','signedDataSize':7,'digests':{}}";
    private static final Signature SIGNATURE = Signature.of(Bytes.of(new byte[] {0x30, 3, 2, 1, 5}));
    private static final DocumentSource DOCUMENT =
            DocumentSource.of("contract.pdf", Bytes.of("content".getBytes(StandardCharsets.UTF_8)));

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final SigexClient sigex =
            SigexService.connect(SigexEndpoint.of(server.address()), engine.transport(), engine.waiting());
    private final RegisteredDocument document = sigex.document(DocumentId.of(ID));

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private static String refusal(String message) {
        return "{'message':'" + message + "','requestID':1570108542768139099}";
    }

    private RegisteredDocument register() {
        return sigex.register(DOCUMENT).signedBy(SIGNATURE).submit();
    }

    @Test
    @Covers({"POST /api", "POST /api/{id}/data"})
    void aRegistrationSaysWhatTheContractSays() {
        server.on(REGISTER, REGISTERED).on(DATA, FIXED);

        RegisteredDocument registered = sigex.register(DOCUMENT)
                .title("Contract 17.pdf")
                .description("Supply")
                .signedBy(SIGNATURE)
                .notifying(EmailNotification.to("a@example.kz", "b@example.kz")
                        .in(Language.KK, Language.RU)
                        .withoutDocument())
                .requiring(SignerRequirement.organization(Bin.of("BIN123456789012"))
                        .withAuthority(Authority.FIRST_HEAD))
                .requiring(SignerRequirement.person(Iin.of("123456789012")))
                .signaturesLimit(2)
                .submit();

        assertThat(registered.id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.bodies(REGISTER))
                .containsExactly(("{'title':'Contract 17.pdf','description':'Supply','signType':'cms',"
                                + "'signature':'MAMCAQU=','emailNotifications':{'to':['a@example.kz','b@example.kz'],"
                                + "'doNotAttachDocument':true,'language':'kk/ru'},'settings':{'signaturesLimit':2,"
                                + "'signersRequirements':[{'bin':'BIN123456789012','authorities':"
                                + "['1.2.398.3.3.4.1.2.1']},{'iin':'IIN123456789012'}]}}")
                        .replace('\'', '"'));
        RecordedRequest data = server.requests(DATA).get(0);
        assertThat(server.bodies(DATA)).containsExactly("content");
        assertThat(data.getHeaders().get("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(data.getHeaders().get("Content-Length")).isEqualTo("7");
        assertThat(data.getHeaders().get("Transfer-Encoding")).isNull();
    }

    @Test
    void whatWasNotSaidIsNotSent() {
        server.on(REGISTER, REGISTERED).on(DATA, FIXED);
        register();

        assertThat(server.bodies(REGISTER))
                .containsExactly("{\"title\":\"contract.pdf\",\"signType\":\"cms\",\"signature\":\"MAMCAQU=\"}");
    }

    @Test
    void aLostAnswerIsLookedUpBeforeAnythingIsSentAgain() {
        server.losesAnswer(REGISTER).on(EXPORTED, REGISTERED).on(DATA, FIXED);

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, EXPORTED, DATA);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408, 302, 403})
    void anAnswerFromInBetweenIsNoAnswerOfTheService(int status) {
        server.on(REGISTER, ScriptedServer.json(status, "{\"documentId\":\"evil_document\"}"))
                .on(EXPORTED, REGISTERED)
                .on(DATA, FIXED);

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, EXPORTED, DATA);
    }

    @Test
    void anAnswerThatCannotBeReadLeavesTheSameDoubt() {
        server.on(REGISTER, 200, "<html>busy</html>").on(EXPORTED, REGISTERED).on(DATA, FIXED);

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
    }

    @Test
    void anUnexpectedErrorLeavesTheSameDoubt() {
        server.on(REGISTER, refusal("Unexpected error"))
                .on(EXPORTED, REGISTERED)
                .on(DATA, FIXED);

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, EXPORTED, DATA);
    }

    @Test
    void aSignatureTheServiceNeverSawIsRegisteredAgain() {
        server.losesAnswer(REGISTER)
                .on(REGISTER, REGISTERED)
                .on(EXPORTED, refusal("Document not found"))
                .on(DATA, FIXED);

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, EXPORTED, REGISTER, DATA);
    }

    /** The first call was still under way when the service was asked. */
    @Test
    void aDuplicateOfOurselvesIsFoundAtTheSecondLook() {
        server.losesAnswer(REGISTER)
                .on(REGISTER, refusal("This signature has already been submitted"))
                .on(EXPORTED, refusal("Document not found"))
                .on(EXPORTED, REGISTERED)
                .on(DATA, FIXED);

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, EXPORTED, REGISTER, EXPORTED, DATA);
    }

    @Test
    void registeringASignatureThatIsRegisteredAlreadyLeadsToItsDocument() {
        server.on(REGISTER, refusal("This signature has already been submitted"))
                .on(EXPORTED, REGISTERED)
                .on(DATA, refusal("Document digests are already known"))
                .on(INFO, "{'title':'t','description':'','signedDataSize':7,'signaturesTotal':1,'signatures':[]}");

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
    }

    @Test
    void aLostAnswerToTheDocumentIsAnsweredByTheRepeat() {
        server.on(REGISTER, REGISTERED)
                .losesAnswer(DATA)
                .on(DATA, refusal("Document digests are already known"))
                .on(INFO, "{'title':'t','description':'','signedDataSize':7,'signaturesTotal':1,'signatures':[]}");

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(REGISTER, DATA, DATA, INFO);
        assertThat(server.bodies(DATA)).containsExactly("content", "content");
    }

    @Test
    void digestsOfADocumentOfAnotherSizeAreAMismatch() {
        server.on(REGISTER, REGISTERED)
                .on(DATA, refusal("Document digests are already known"))
                .on(INFO, "{'signedDataSize':8,'signaturesTotal':1,'signatures':[]}");

        assertThatExceptionOfType(DocumentMismatchException.class)
                .isThrownBy(this::register)
                .withMessageContaining("8 bytes")
                .withMessageContaining("Pass exactly the document");
    }

    @Test
    void whereTheSizeIsNotKnownTheServiceComparesTheDocument() {
        server.on(REGISTER, REGISTERED)
                .on(DATA, refusal("Document digests are already known"))
                .on(INFO, "{'signedDataSize':0,'signaturesTotal':1,'signatures':[]}")
                .on("POST /api/" + ID + "/verify", "{'documentId':'" + ID + "','dataArchived':false}");

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
        assertThat(server.bodies("POST /api/" + ID + "/verify")).containsExactly("content");
    }

    @Test
    void aServiceThatStaysSilentLeavesTheSignatureInTheCallersHands() {
        server.losesAnswer(REGISTER).on(EXPORTED, 503, "");

        assertThatExceptionOfType(RegistrationInterruptedException.class)
                .isThrownBy(this::register)
                .withMessageContaining("recoverRegistration")
                .satisfies(interrupted -> {
                    assertThat(interrupted.signature()).isEqualTo(SIGNATURE);
                    assertThat(interrupted.requestMayHaveReachedServer()).isTrue();
                    assertThat(interrupted).hasCauseInstanceOf(ServerFaultException.class);
                });
        assertThat(server.requests(REGISTER)).as("never sent blindly").hasSize(1);
    }

    @Test
    void silenceAfterTheFirstStepDoesToo() {
        server.on(REGISTER, REGISTERED).losesAnswer(DATA);

        assertThatExceptionOfType(RegistrationInterruptedException.class)
                .isThrownBy(this::register)
                .satisfies(interrupted -> assertThat(interrupted.signature()).isEqualTo(SIGNATURE));
        assertThat(server.requests(DATA)).as("bounded").hasSize(5);
    }

    @Test
    void anInterruptedThreadKeepsTheSignatureAndItsFlag() {
        server.on(REGISTER, REGISTERED).on(DATA, FIXED);
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(RegistrationInterruptedException.class)
                .isThrownBy(this::register)
                .satisfies(interrupted -> assertThat(interrupted.signature()).isEqualTo(SIGNATURE));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aRefusalInSoManyWordsIsFinal() {
        server.on(REGISTER, REGISTERED).on(DATA, refusal("Signature does not correspond to the document"));

        assertThatExceptionOfType(DocumentMismatchException.class).isThrownBy(this::register);
        assertThat(server.requests(DATA)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OCSP server problem", "TSP server problem"})
    void aRefusalThatLeavesNoDoubtIsNotLookedUp(String message) {
        server.on(REGISTER, refusal(message));

        assertThatExceptionOfType(ServerFaultException.class)
                .isThrownBy(this::register)
                .satisfies(fault -> {
                    assertThat(fault.retryable()).isTrue();
                    assertThat(fault.context().requestId()).isEqualTo("1570108542768139099");
                });
        assertThat(server.points()).containsExactly(REGISTER);
    }

    @Test
    @Covers("POST /api/exported")
    void recoveryFinishesWhatWasBegun() {
        server.on(EXPORTED, REGISTERED).on(DATA, FIXED);

        assertThat(sigex.recoverRegistration(SIGNATURE, DOCUMENT))
                .map(RegisteredDocument::id)
                .contains(DocumentId.of(ID));
        assertThat(server.points()).containsExactly(EXPORTED, DATA);
    }

    @Test
    void recoveryOfWhatTheServiceNeverSawFindsNothing() {
        server.on(EXPORTED, refusal("Document not found"));

        assertThat(sigex.recoverRegistration(SIGNATURE, DOCUMENT)).isEmpty();
        assertThat(sigex.find(SIGNATURE)).isEmpty();
    }

    @Test
    void identifiersMayComeAsNumbersOrTexts() {
        server.on(EXPORTED, "{'documentId':1234567890123456,'signId':'321','novelty':{'a':[1]}}");

        assertThat(sigex.find(SIGNATURE)).contains(new SignatureRecord(DocumentId.of("1234567890123456"), 321));
    }

    @Test
    void anIdentifierThatCannotStandInAPathIsRefused() {
        server.on(EXPORTED, "{'documentId':'../../evil','signId':1}");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> sigex.find(SIGNATURE))
                .withMessageContaining("Check that the address is that of SIGEX");
    }

    private void describes(long signId) {
        server.on(
                INFO,
                "{'signedDataSize':7,'signaturesTotal':2,'settings':{},'signatures':[" + signature(signId)
                        + "],'novelty':null}");
    }

    private static String signature(long signId) {
        return "{'signId':" + signId + ",'userId':'IIN123456789012','businessId':'BIN210987654321',"
                + "'subject':'CN=TEST','extKeyUsages':['1.2.398.3.3.4.1.2','1.2.3.4.5'],'storedAt':1700000000123,"
                + "'signType':'cms','ocsp':{'certStatus':'good'},'novelty':1}";
    }

    @Test
    @Covers("POST /api/{id}")
    void anAddedSignatureIsDescribedByTheService() {
        server.on(ADD, "{'documentId':'" + ID + "','signId':124,'canBeArchived':false}");
        describes(124);

        RegisteredSignature added = document.add(SIGNATURE);

        assertThat(added.signId()).isEqualTo(124);
        assertThat(added.signer()).isEqualTo(Iin.of("123456789012"));
        assertThat(added.organization()).contains(Bin.of("210987654321"));
        assertThat(added.subject()).isEqualTo("CN=TEST");
        assertThat(added.authorities()).containsExactlyInAnyOrder(Authority.LEGAL_ENTITY, Authority.ofOid("1.2.3.4.5"));
        assertThat(added.storedAt()).isEqualTo(Instant.ofEpochMilli(1700000000123L));
        assertThat(server.requests(INFO).get(0).getUrl().queryParameter("lastSignId"))
                .isEqualTo("123");
        assertThat(added.toString()).doesNotContain("123456789012").doesNotContain("CN=");
    }

    @Test
    void anAdditionWhoseAnswerWasLostIsLookedUp() {
        server.losesAnswer(ADD).on(EXPORTED, "{'documentId':'" + ID + "','signId':124}");
        describes(124);

        assertThat(document.add(SIGNATURE).signId()).isEqualTo(124);
        assertThat(server.points()).containsExactly(ADD, EXPORTED, INFO);
    }

    @Test
    void anAdditionTheServiceNeverSawIsMadeAgain() {
        server.losesAnswer(ADD)
                .on(ADD, "{'documentId':'" + ID + "','signId':124}")
                .on(EXPORTED, refusal("Document not found"));
        describes(124);

        assertThat(document.add(SIGNATURE).signId()).isEqualTo(124);
        assertThat(server.points()).containsExactly(ADD, EXPORTED, ADD, INFO);
    }

    @Test
    void addingTheSameSignatureTwiceIsRefused() {
        server.on(ADD, refusal("This signature has already been submitted"));

        assertThatExceptionOfType(SignatureAlreadySubmittedException.class)
                .isThrownBy(() -> document.add(SIGNATURE))
                .withMessageContaining("find(signature)");
        assertThat(server.points()).containsExactly(ADD);
    }

    @Test
    void aSignatureOfAnotherDocumentIsNotTakenForOurs() {
        server.losesAnswer(ADD).on(EXPORTED, "{'documentId':'other_document','signId':124}");

        assertThatExceptionOfType(SignatureAlreadySubmittedException.class)
                .isThrownBy(() -> document.add(SIGNATURE))
                .withMessageContaining("another document");
    }

    @Test
    void anAdditionThatStaysUnansweredKeepsTheSignature() {
        server.losesAnswer(ADD).losesAnswer(EXPORTED);

        assertThatExceptionOfType(RegistrationInterruptedException.class)
                .isThrownBy(() -> document.add(SIGNATURE))
                .withMessageContaining("find tells whether it has it")
                .satisfies(interrupted -> assertThat(interrupted.signature()).isEqualTo(SIGNATURE));
        assertThat(server.requests(ADD)).hasSize(1);
    }

    @Test
    @Covers("Document signatures limit reached")
    void aFullDocumentSaysSo() {
        server.on(ADD, refusal("Document signatures limit reached"));

        assertThatExceptionOfType(SignaturesLimitReachedException.class)
                .isThrownBy(() -> document.add(SIGNATURE))
                .withMessageContaining("raise signaturesLimit");
    }

    @Test
    void allPagesAreRead() {
        server.on(INFO, "{'signaturesTotal':3,'signatures':[" + signature(5) + "," + signature(9) + "]}")
                .on(INFO, "{'signaturesTotal':3,'signatures':[" + signature(12) + "]}")
                .on(INFO, "{'signaturesTotal':3,'signatures':[]}");

        assertThat(document.signatures())
                .extracting(RegisteredSignature::signId)
                .containsExactly(5L, 9L, 12L);
        assertThat(server.requests(INFO))
                .extracting(request -> request.getUrl().queryParameter("lastSignId"))
                .containsExactly(null, "9", "12");
    }

    @Test
    void pagesThatRepeatThemselvesAreNotFollowed() {
        server.on(INFO, "{'signatures':[" + signature(5) + "]}");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(document::signatures)
                .withMessageContaining("would not come to an end");
        assertThat(server.requests(INFO)).hasSize(2);
    }

    @Test
    void aSignatureWithoutSignerIsNotUnderstood() {
        server.on(INFO, "{'signatures':[{'signId':5,'storedAt':1}]}").on(INFO, "{'signatures':[]}");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(document::signatures)
                .withMessageContaining("userId");
    }

    @Test
    @Covers("GET /api/{id}")
    void aDescriptionIsReadLeniently() {
        server.on(
                INFO,
                "{'title':'Contract','signedDataSize':'4096','signaturesTotal':'1','signatures':null,'settings':"
                        + "{'signaturesLimit':2,'private':false,'unique':['iin'],'ofNextYear':{},'signersRequirements':["
                        + "{'iin':'IIN123456789012','bin':'BIN210987654321'},{'authorities':['1.2.398.3.3.4.1.2.1'],"
                        + "'ca':'nca','ofNextYear':1}]},'registrator':{'businessId':'BIN210987654321'}}");

        DocumentInfo info = document.info();

        assertThat(info.title()).isEqualTo("Contract");
        assertThat(info.description()).isEmpty();
        assertThat(info.size()).isEqualTo(4096);
        assertThat(info.signaturesTotal()).isEqualTo(1);
        assertThat(info.settings())
                .isEqualTo(DocumentSettings.builder()
                        .signaturesLimit(2)
                        .unique(Uniqueness.PERSON)
                        .requiring(SignerRequirement.organization(Bin.of("210987654321"))
                                .by(Iin.of("123456789012")))
                        .requiring(SignerRequirement.anybody()
                                .withAuthority(Authority.FIRST_HEAD)
                                .issuedBy("nca"))
                        .build());
        assertThat(info.registrator()).isEmpty();
        assertThat(info).hasToString("DocumentInfo[4096 bytes, 1 signatures]");
    }

    @Test
    void theMinimalDescriptionIsEnough() {
        server.on(INFO, "{}");

        DocumentInfo info = document.info();
        assertThat(info.title()).isEmpty();
        assertThat(info.size()).isZero();
        assertThat(info.settings()).isEqualTo(DocumentSettings.builder().build());
        assertThat(info.storage().isKept()).isFalse();
    }

    @Test
    void aNestedMessageIsNoRefusal() {
        server.on(REGISTER, REGISTERED)
                .on(DATA, "{'documentId':'" + ID + "','emailNotifications':{'attached':false,'message':'Failed'}}");

        assertThat(register().id()).isEqualTo(DocumentId.of(ID));
    }

    @Test
    void tooManyRequestsMeansToWait() {
        server.on(ADD, new MockResponse.Builder().code(429).setHeader("Retry-After", "17"));

        assertThatExceptionOfType(RateLimitedException.class)
                .isThrownBy(() -> document.add(SIGNATURE))
                .satisfies(limited -> assertThat(limited.retryAfter()).contains(Duration.ofSeconds(17)));
    }

    @Test
    void anExportIsASignature() {
        server.on(INFO, "{'signatures':[" + signature(5) + "]}")
                .on(INFO, "{'signatures':[]}")
                .on(
                        "GET /api/" + ID + "/signature/5",
                        "{'documentId':'" + ID
                                + "','signId':5,'signType':'cms','signFormat':0,'signature':'MAMCAQU='}");

        assertThat(document.signatures().get(0).export()).isEqualTo(SIGNATURE);
        assertThat(server.requests("GET /api/" + ID + "/signature/5")
                        .get(0)
                        .getUrl()
                        .query())
                .isEqualTo("signFormat=0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'signature':''}", "{'signature':'%%%'}"})
    void anExportWithoutSignatureIsNotUnderstood(String answer) {
        server.on(INFO, "{'signatures':[" + signature(5) + "]}")
                .on(INFO, "{'signatures':[]}")
                .on("GET /api/" + ID + "/signature/5", answer);
        RegisteredSignature signature = document.signatures().get(0);

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(signature::export);
    }

    @Test
    void waitingForSignaturesAsksUntilTheyAreThere() throws InterruptedException {
        server.on(INFO, "{'signaturesTotal':1,'signatures':[" + signature(5) + "]}")
                .on(INFO, "{'signaturesTotal':1,'signatures':[" + signature(5) + "]}")
                .on(INFO, 503, "")
                .on(INFO, "{'signaturesTotal':2,'signatures':[" + signature(5) + "," + signature(6) + "]}")
                .on(INFO, "{'signaturesTotal':2,'signatures':[]}");

        PendingOperation<List<RegisteredSignature>> operation = document.awaitSignatures(2);

        assertThat(operation.await(Duration.ofDays(3)))
                .extracting(RegisteredSignature::signId)
                .containsExactly(5L, 6L);
        assertThat(operation.id()).isEqualTo(ID);
    }

    @Test
    void waitingForADocumentThatIsNotThereEndsAtOnce() {
        server.on(INFO, refusal("Document not found"));

        assertThatExceptionOfType(DocumentNotFoundException.class)
                .isThrownBy(() -> document.awaitSignatures(2).await(Duration.ofDays(3)));
        assertThat(server.requests(INFO)).hasSize(1);
    }

    @Test
    void asynchronousFormsFailWithTheSameException() {
        server.on(INFO, refusal("Authentication required"));

        assertThat(document.infoAsync().toCompletableFuture())
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withCauseInstanceOf(AuthenticationFailedException.class);
        assertThat(document.infoAsync()
                        .handle((info, failure) -> failure)
                        .toCompletableFuture()
                        .join())
                .as("not wrapped")
                .isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void aRegistrationIsUsedOnce() {
        server.on(REGISTER, REGISTERED).on(DATA, FIXED);
        var registration = sigex.register(DOCUMENT).signedBy(SIGNATURE);
        registration.submit();

        assertThatIllegalStateException().isThrownBy(registration::submit).withMessageContaining("submitted already");
    }

    @Test
    void programmingErrorsAreToldBeforeAnythingIsSent() {
        assertThatIllegalStateException()
                .isThrownBy(() -> sigex.register(DOCUMENT).submit())
                .withMessageContaining("signedBy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sigex.register(DocumentSource.of("empty.pdf", Bytes.of(new byte[0]))))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sigex.register(DOCUMENT).signaturesLimit(0))
                .withMessageContaining("at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sigex.register(DOCUMENT).requiring(SignerRequirement.anybody()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sigex.register(DOCUMENT).title(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> document.awaitSignatures(0));
        assertThat(server.points()).isEmpty();
    }

    @Test
    void anUnknownMessageArrivesAsItIs() {
        server.on(ADD, refusal("Some message of next year"));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> document.add(SIGNATURE))
                .satisfies(refused -> assertThat(refused.errorCode()).isEqualTo("Some message of next year"));
    }
}
