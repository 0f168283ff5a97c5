package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.SdkException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.ServiceException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;
import org.qoltanba.testkit.pki.TestCertificateAuthority;

/** What goes over the wire to CryptoPro DSS, and what is made of answers that come late, never, or strange. */
class DssWireTest {

    private static final String TOKEN = "POST /STS/oauth/token";
    private static final String CONFIRM = "POST /STS/confirmation";
    private static final String TRANSACTIONS = "POST /SignServer/rest/api/transactions";
    private static final String CERTIFICATES = "GET /SignServer/rest/api/certificates";
    private static final String DOCUMENTS = "POST /SignServer/rest/api/documents";

    private static final String T = "3f0c6f0e-5b1d-4d6f-9a3c-0d2b7c1a9e55";
    private static final String R = "9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90";
    private static final String WAITING = "{'IsFinal':false,'IsError':false}";
    private static final String CHALLENGE = "{'Challenge':{'Title':{'Value':'Confirm'},'TextChallenge':[{'Image':"
            + "{'MimeType':'image/gif','Value':'R0lGODlhAQABAAAAACw='},'Label':'Signing','ExpiresIn':300,"
            + "'ExpiresInSpecified':true,'CreatedAt':1795251600,'AuthnMethod':"
            + "'http://dss.cryptopro.ru/identity/authenticationmethod/mobile','RefID':'" + R + "'}],"
            + "'ContextData':{'RefID':'" + R + "'}},'IsFinal':false,'IsError':false}";

    private static final DocumentSource DOCUMENT =
            DocumentSource.of("Договор №1.txt", Bytes.of("Договор №1".getBytes(StandardCharsets.UTF_8)));

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final DssEndpoint endpoint =
            DssEndpoint.of(server.address()).oauthClient("erp-client", Secret.of("s3cret"));

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private DssClient dss(DssEndpoint of) {
        return DssService.connect(of, engine.transport(), engine.waiting());
    }

    private DssSession signIn() {
        server.on(TOKEN, token("A1"));
        return dss(endpoint).signIn("ivanov", Secret.empty());
    }

    private static String token(String value) {
        return "{'access_token':'" + value + "','expires_in':300,'token_type':'Bearer'}";
    }

    private static String jwt(String user) {
        return "h."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("{\"unique_name\":\"" + user + "\"}").getBytes(StandardCharsets.UTF_8))
                + ".s";
    }

    private static String ended(String code) {
        return "{'IsFinal':false,'IsError':true,'Error':'" + code + "','ErrorDescription':'Отказ'}";
    }

    private static String error(String code) {
        return "{\"error\":\"" + code + "\",\"error_description\":\"words of the service\"}";
    }

    /** Opened; what a poll is answered is still to be written down. */
    private PendingOperation<Signature> begun() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, CHALLENGE);
        return session.sign(DOCUMENT).withCertificate(13).begin();
    }

    private <E extends SdkException> E endsWith(Class<E> type, PendingOperation<Signature> operation) {
        SdkException[] thrown = new SdkException[1];
        assertThatExceptionOfType(type)
                .isThrownBy(() -> operation.await(Duration.ofHours(1)))
                .satisfies(failure -> thrown[0] = failure);
        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        return type.cast(thrown[0]);
    }

    @Test
    void aConfidentialClientSignsInWithBasic() {
        signIn();

        assertThat(server.bodies(TOKEN))
                .containsExactly("grant_type=password&username=ivanov&password="
                        + "&resource=urn%3Acryptopro%3Adss%3Asignserver%3Asignserver");
        assertThat(server.requests(TOKEN).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Basic ZXJwLWNsaWVudDpzM2NyZXQ=");
        assertThat(server.requests(TOKEN).get(0).getHeaders().get("Content-Type"))
                .isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void aPublicClientNamesItselfInTheBody() {
        server.on(TOKEN, token("A1"));
        dss(DssEndpoint.of(server.address()).oauthClient("desktop")).signIn("ivanov", Secret.of("päss&word"));

        assertThat(server.bodies(TOKEN).get(0))
                .contains("&password=p%C3%A4ss%26word&")
                .endsWith("&client_id=desktop");
        assertThat(server.requests(TOKEN).get(0).getHeaders().get("Authorization"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_client, client secret",
        "400, unauthorized_client, password flow",
        "400, invalid_grant, login and password",
        "401, invalid_client, client secret"
    })
    @Covers("unauthorized_client")
    void refusedCredentialsSayWhichOnes(int status, String code, String advice) {
        server.on(TOKEN, status, error(code));

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> dss(endpoint).signIn("ivanov", Secret.of("geheim")))
                .withMessageContaining(advice)
                .satisfies(refused -> {
                    assertThat(refused.errorCode()).isEqualTo(code);
                    assertThat(refused.serverMessage()).contains("words of the service");
                    assertThat(refused.getMessage())
                            .doesNotContain("words of the service")
                            .doesNotContain("geheim");
                });
    }

    @Test
    void theFrameworksOwnWordsAreReadInAnyCase() {
        server.on(TOKEN, 500, "{\"Message\":\"An error has occurred.\"}");

        assertThatExceptionOfType(ServerFaultException.class)
                .isThrownBy(() -> dss(endpoint).signIn("ivanov", Secret.empty()))
                .satisfies(fault -> assertThat(fault.errorCode()).isEqualTo("An error has occurred."));
    }

    @Test
    void aTokenOfAnotherUserIsNotUsed() {
        server.on(TOKEN, token(jwt("petrov")));

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> dss(endpoint).signIn("ivanov", Secret.empty()))
                .withMessageContaining("another user")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("petrov"));
    }

    @Test
    @Covers("GET /SignServer/rest/api/certificates")
    void aTokenOfTheSameUserIsUsedWhateverTheCase() {
        server.on(TOKEN, token(jwt("Ivanov"))).on(CERTIFICATES, "[]");

        assertThat(dss(endpoint).signIn("IVANOV", Secret.empty()).certificates())
                .isEmpty();
    }

    @Test
    void aTransactionSaysWhatTheContractSays() {
        begun();

        assertThat(server.bodies(TRANSACTIONS))
                .containsExactly(("{'OperationCode':2,'Parameters':[{'Name':'SignatureType','Value':'CAdES'},"
                                + "{'Name':'CADESType','Value':'BES'},{'Name':'IsDetached','Value':'true'},"
                                + "{'Name':'CertificateID','Value':'13'},{'Name':'DocumentInfo','Value':'Договор №1.txt'},"
                                + "{'Name':'DocumentType','Value':'txt'}],'Document':'0JTQvtCz0L7QstC+0YAg4oSWMQ=='}")
                        .replace('\'', '"'));
        assertThat(server.requests(TRANSACTIONS).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer A1");
        assertThat(server.bodies(CONFIRM))
                .containsExactly(("{'Resource':'urn:cryptopro:dss:signserver:signserver','ClientId':'erp-client',"
                                + "'ClientSecret':'s3cret','TransactionTokenId':'" + T + "'}")
                        .replace('\'', '"'));
    }

    @Test
    void byDigestTheDocumentStaysInTheHouse() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, CHALLENGE);
        session.sign(DOCUMENT)
                .withCertificate(13)
                .description("A text")
                .byDigest()
                .begin();

        assertThat(server.bodies(TRANSACTIONS).get(0))
                .contains("{\"Name\":\"Hash\",\"Value\":\"true\"},{\"Name\":\"HashAlgorithm\",\"Value\":\"SHA-256\"}")
                .contains("{\"Name\":\"DocumentInfo\",\"Value\":\"A text\"}")
                .doesNotContain("0JTQvtCz")
                .endsWith("\"Document\":\"" + Digests.sha256(DOCUMENT).value().toBase64() + "\"}");
    }

    @Test
    @Covers("POST /SignServer/rest/api/transactions")
    void aPublicClientOmitsTheSecret() {
        server.on(TOKEN, token("A1")).on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, CHALLENGE);
        dss(DssEndpoint.of(server.address()).oauthClient("desktop"))
                .signIn("ivanov", Secret.empty())
                .sign(DOCUMENT)
                .begin();

        assertThat(server.bodies(CONFIRM).get(0))
                .contains("\"ClientId\":\"desktop\"")
                .doesNotContain("ClientSecret");
    }

    @Test
    void aPollNamesTheConfirmationAndNothingElse() {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, ended("authentication_declined"));
        endsWith(ConfirmationDeclinedException.class, operation);

        assertThat(server.bodies(CONFIRM).get(1))
                .isEqualTo(("{'Resource':'urn:cryptopro:dss:signserver:signserver','ClientId':'erp-client',"
                                + "'ClientSecret':'s3cret','ChallengeResponse':{'TextChallengeResponse':[{'RefId':'" + R
                                + "'}]}}")
                        .replace('\'', '"'));
    }

    @Test
    void theOperationKnowsItsDeadlineAndItsPicture() {
        PendingOperation<Signature> operation = begun();

        assertThat(operation.id()).isEqualTo(R);
        assertThat(operation.expiresAt()).contains(engine.clock().now().plus(Duration.ofMinutes(5)));
        assertThat(operation.offlineChallenge()).hasValueSatisfying(offline -> {
            assertThat(offline.mediaType()).isEqualTo("image/gif");
            assertThat(offline.prompt()).isEqualTo("Signing");
        });
        assertThat(operation.resumeToken()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | authentication_declined | ConfirmationDeclinedException | Ask the user why",
                "400 | authentication_declined | ConfirmationDeclinedException | Ask the user why",
                "200 | transaction_expired     | ConfirmationExpiredException | Begin the operation again",
                "400 | transaction_expired     | ConfirmationExpiredException | Begin the operation again",
                "400 | invalid_transaction     | ConfirmationFailedException | Begin the operation again",
                "200 | max_attempts_exceeded   | ConfirmationFailedException | too many wrong codes",
                "400 | max_attempts_exceeded   | ConfirmationFailedException | too many wrong codes",
                "200 | internal_error          | ConfirmationFailedException | ask the administrator",
                "500 | internal_error          | ConfirmationFailedException | ask the administrator",
                "200 | error_of_next_year      | ConfirmationFailedException | error_of_next_year"
            })
    @Covers("transaction_expired")
    void theCodeDecidesWhateverTheStatus(int status, String code, String type, String advice) {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, status, status == 200 ? ended(code).replace('\'', '"') : error(code));

        assertThat(endsWith(ConfirmationException.class, operation))
                .satisfies(failure ->
                        assertThat(failure.getClass().getSimpleName()).isEqualTo(type))
                .hasMessageContaining(advice);
    }

    @Test
    void anErrorCountsEvenIfItCallsItselfFinal() {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, "{'IsFinal':true,'IsError':true,'Error':'authentication_declined','AccessToken':'A2'}");

        endsWith(ConfirmationDeclinedException.class, operation);
        assertThat(server.requests(DOCUMENTS)).isEmpty();
    }

    @Test
    void anUnknownTransactionAfterTheDeadlineHasExpired() throws InterruptedException {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, WAITING);
        engine.clock().advance(Duration.ofSeconds(301));
        server.on(CONFIRM, 400, error("invalid_transaction"));

        assertThat(endsWith(ConfirmationExpiredException.class, operation)).hasMessageContaining("deadline");
    }

    @Test
    void pollingKeepsItsPaceAndEndsWithOneLastCallAfterTheGrace() {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, WAITING);
        var opened = engine.clock().now();

        endsWith(ConfirmationExpiredException.class, operation);

        assertThat(Duration.between(opened, engine.clock().now()))
                .isBetween(Duration.ofSeconds(305), Duration.ofSeconds(306));
        // 305 s at 1.5 s to 10 s each
        assertThat(server.requests(CONFIRM)).hasSizeBetween(31, 100);
    }

    @Test
    void passingTroubleIsSurvived() {
        PendingOperation<Signature> operation = begun();
        server.losesAnswer(CONFIRM)
                .on(CONFIRM, 503, "")
                .on(CONFIRM, 502, "<html>")
                .on(CONFIRM, ended("authentication_declined"));

        endsWith(ConfirmationDeclinedException.class, operation);
        assertThat(server.requests(CONFIRM)).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'Challenge':{}}",
                "{'IsFinal':true,'IsError':false}",
                "{'IsFinal':true,'AccessToken':' '}"
            })
    void anAnswerThatSaysNothingIsNotUnderstood(String answer) {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, answer);

        endsWith(ProtocolException.class, operation);
    }

    @Test
    void aConfirmedTokenOfAnotherUserIsNotUsed() {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, "{'IsFinal':true,'IsError':false,'AccessToken':'" + jwt("petrov") + "','ExpiresIn':300}");

        endsWith(ProtocolException.class, operation);
        assertThat(server.requests(DOCUMENTS)).isEmpty();
    }

    @Test
    @Covers("GET /SignServer/rest/api/certificates")
    void aRefusedTokenIsReplacedOnceAndTheCallRepeated() {
        server.on(TOKEN, token("A1")).on(TOKEN, token("A2"));
        DssSession session = dss(endpoint).signIn("ivanov", Secret.empty());
        server.on(CERTIFICATES, 401, "").on(CERTIFICATES, "[]");

        assertThat(session.certificates()).isEmpty();
        assertThat(server.requests(CERTIFICATES))
                .extracting(request -> request.getHeaders().get("Authorization"))
                .containsExactly("Bearer A1", "Bearer A2");
    }

    @Test
    void aTokenThatIsRefusedAgainIsAnError() {
        DssSession session = signIn();
        server.on(CERTIFICATES, 401, "");

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(session::certificates)
                .withMessageContaining("Sign in again");
        assertThat(server.requests(CERTIFICATES)).hasSize(2);
        assertThat(server.requests(TOKEN)).hasSize(2);
    }

    @Test
    void theDocumentIsSentAgainWithTheNewToken() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, 401, "").on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, CHALLENGE);
        session.sign(DOCUMENT).begin();

        assertThat(server.bodies(TRANSACTIONS))
                .hasSize(2)
                .allMatch(body -> body.endsWith("\"Document\":\"0JTQvtCz0L7QstC+0YAg4oSWMQ==\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_certificate, UnknownCertificateException, certificates()",
        "400, invalid_certificate_id, UnknownCertificateException, certificates()",
        "404, certificate_not_found, UnknownCertificateException, certificates()",
        "400, invalid_request, InvalidRequestException, application names",
        "400, document_info_invalid, InvalidRequestException, description",
        "400, max_request_length_exceeded, DocumentTooLargeException, byDigest()",
        "413, http, DocumentTooLargeException, byDigest()",
        "403, http, AccessDeniedException, confirmation method"
    })
    @Covers({"document_info_invalid", "max_request_length_exceeded"})
    void aRefusedTransactionSaysWhatToDo(int status, String code, String type, String advice) {
        DssSession session = signIn();
        server.on(TRANSACTIONS, status, code.equals("http") ? "" : error(code));

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> session.sign(DOCUMENT).withCertificate(99).begin())
                .withMessageContaining(advice)
                .satisfies(refused ->
                        assertThat(refused.getClass().getSimpleName()).isEqualTo(type));
        assertThat(server.requests(CONFIRM)).isEmpty();
    }

    @Test
    void aUserWhoseLastOperationIsOpenMustEndItFirst() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, 400, error("transaction_pending"));

        assertThatExceptionOfType(TransactionPendingException.class)
                .isThrownBy(() -> session.sign(DOCUMENT).begin())
                .withMessageContaining("confirmed or declined");
        assertThat(server.requests(CONFIRM)).hasSize(1);
    }

    @Test
    @Covers("POST /SignServer/rest/api/transactions")
    void aLostOpeningIsOpenedOnceMore() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").losesAnswer(CONFIRM).on(CONFIRM, CHALLENGE);

        assertThat(session.sign(DOCUMENT).begin().id()).isEqualTo(R);
        assertThat(server.requests(TRANSACTIONS)).hasSize(1);
    }

    @Test
    void aLostOpeningThatIsNotHandedOutAgainIsReportedAsLost() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").losesAnswer(CONFIRM).on(CONFIRM, 400, error("transaction_pending"));

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> session.sign(DOCUMENT).begin());
        assertThat(server.requests(CONFIRM)).hasSize(2);
    }

    @Test
    void anOpeningThatIsRefusedInItsBodyIsAnError() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, ended("internal_error"));

        assertThatExceptionOfType(ConfirmationFailedException.class)
                .isThrownBy(() -> session.sign(DOCUMENT).begin());
    }

    @Test
    void anOpeningWithoutChallengeIsNotUnderstood() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, WAITING);

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> session.sign(DOCUMENT).begin());
    }

    @Test
    void ofSeveralWaysToConfirmThePhoneIsTaken() {
        DssSession session = signIn();
        String mobile = "http://dss.cryptopro.ru/identity/authenticationmethod/mobile?device=7";
        server.on(TRANSACTIONS, "'" + T + "'")
                .on(
                        CONFIRM,
                        "{'Challenge':{'ChoiceChallenge':[{'RefID':'C','Choice':[{'RefID':"
                                + "'http://dss.cryptopro.ru/identity/authenticationmethod/otpviasms','Label':'SMS'},"
                                + "{'RefID':'" + mobile + "','Label':{'Value':'App'}}]}],'ContextData':{'RefID':'C'}},"
                                + "'IsFinal':false,'IsError':false}")
                .on(CONFIRM, CHALLENGE);

        assertThat(session.sign(DOCUMENT).begin().id()).isEqualTo(R);
        assertThat(server.bodies(CONFIRM).get(1))
                .endsWith(("'ChallengeResponse':{'ChoiceChallengeResponse':[{'RefId':'C','ChoiceSelected':[{'RefID':'"
                                + mobile + "'}]}]}}")
                        .replace('\'', '"'));
    }

    @Test
    void aUserWithoutAPhoneCannotConfirm() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'")
                .on(
                        CONFIRM,
                        "{'Challenge':{'ChoiceChallenge':[{'RefID':'C','Choice':[{'RefID':'x/otpviasms'}]}]},"
                                + "'IsFinal':false,'IsError':false}");

        assertThatExceptionOfType(ConfirmationFailedException.class)
                .isThrownBy(() -> session.sign(DOCUMENT).begin())
                .withMessageContaining("mobile application");
    }

    @Test
    void aTypedCodeGoesAlongAndAWrongOneLeavesTheOperationOpen() throws InterruptedException {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, 400, error("authentication_failed")).on(CONFIRM, ended("authentication_declined"));

        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode(" 483 929 "))
                .withMessageContaining("type it anew");
        assertThat(server.bodies(CONFIRM).get(1)).contains("[{\"RefId\":\"" + R + "\",\"Value\":\"483929\"}]");
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);

        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .as("the cancellation code")
                .isThrownBy(() -> operation.submitCode("117264"));
        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
    }

    @Test
    void anAnswerThatStaysOpenMeansAWrongCodeToo() {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, WAITING);

        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode("483929"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "abcdef", "48392O", "٤٨٣٩٢٠"})
    void whatCannotBeACodeIsNotSent(String code) {
        PendingOperation<Signature> operation = begun();

        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode(code))
                .withMessageContaining("at least six digits")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(code));
        assertThat(server.requests(CONFIRM)).hasSize(1);
    }

    @Test
    void methodsThatSendACodeAreNotPolled() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, CHALLENGE.replace("/mobile", "/otpviasms"));
        PendingOperation<Signature> operation = session.sign(DOCUMENT).begin();

        endsWith(ConfirmationExpiredException.class, operation);
        assertThat(server.requests(CONFIRM)).hasSize(1);
    }

    @Test
    void theResultIsAskedForWithTheConfirmedTokenAndThePin() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, CHALLENGE);
        PendingOperation<Signature> operation =
                session.sign(DOCUMENT).pin(Secret.of("98765")).begin();
        server.on(CONFIRM, "{'IsFinal':true,'IsError':false,'AccessToken':'A2','ExpiresIn':300}")
                .on(DOCUMENTS, 400, error("invalid_pin"));

        assertThat(endsWith(InvalidRequestException.class, operation)).hasMessageContaining("right pin(...)");
        assertThat(server.bodies(DOCUMENTS)).containsExactly("{\"Signature\":{\"PinCode\":\"98765\"}}");
        assertThat(server.requests(DOCUMENTS).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer A2");
        assertThat(server.bodies(TRANSACTIONS).get(0) + server.bodies(CONFIRM)).doesNotContain("98765");
    }

    private PendingOperation<Signature> confirmed() {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, "{'IsFinal':true,'IsError':false,'AccessToken':'A2','ExpiresIn':300}");
        return operation;
    }

    @Test
    void withoutPinTheResultIsAskedForWithAnEmptyObject() {
        PendingOperation<Signature> operation = confirmed();
        server.on(DOCUMENTS, 503, "");
        endsWith(ServerFaultException.class, operation);

        assertThat(server.bodies(DOCUMENTS)).as("once, for there was an answer").containsExactly("{}");
    }

    @Test
    @Covers("POST /SignServer/rest/api/documents")
    void anExpiredConfirmedTokenIsNotReplaced() {
        PendingOperation<Signature> operation = confirmed();
        server.on(DOCUMENTS, 401, "");

        assertThat(endsWith(ConfirmationFailedException.class, operation)).hasMessageContaining("run out");
        assertThat(server.requests(DOCUMENTS)).hasSize(1);
        assertThat(server.requests(TOKEN)).hasSize(1);
    }

    @Test
    void aResultThatWasLostIsSaidToBeLost() {
        PendingOperation<Signature> operation = confirmed();
        server.losesAnswer(DOCUMENTS).on(DOCUMENTS, 400, error("invalid_transaction"));

        assertThat(endsWith(TransportException.class, operation)).hasMessageContaining("once only");
        assertThat(server.requests(DOCUMENTS)).hasSize(2);
    }

    @Test
    @Covers("POST /SignServer/rest/api/documents")
    void aResultThatNeverComesIsAskedForThreeTimes() {
        PendingOperation<Signature> operation = confirmed();
        server.losesAnswer(DOCUMENTS);

        endsWith(TransportException.class, operation);
        assertThat(server.requests(DOCUMENTS)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'%%%'", "{'Result':'MAMCAQU='}", "[]"})
    @Covers("POST /SignServer/rest/api/documents")
    void aResultThatIsNoTextInBase64IsNotUnderstood(String answer) {
        PendingOperation<Signature> operation = confirmed();
        server.on(DOCUMENTS, answer);

        endsWith(ProtocolException.class, operation);
    }

    @Test
    void certificatesAreReadLeniently() {
        DssSession session = signIn();
        String certificate = new TestCertificateAuthority(engine.clock(), new SecureRandom())
                .individual(Iin.of("800101300123"))
                .certificate()
                .encoded()
                .toBase64();
        server.on(
                CERTIFICATES,
                "[{'ID':'13','CertificateBase64':'" + certificate + "','Status':{'Value':3},'Novelty':{}},{'ID':14,"
                        + "'CertificateBase64':'" + certificate
                        + "','Status':{'Value':'OF_NEXT_YEAR'},'IsDefault':true,"
                        + "'HasPin':true,'FriendlyName':'work'},{'ID':15,'CertificateBase64':'" + certificate + "'}]");

        List<DssCertificate> certificates = session.certificates();

        assertThat(certificates).extracting(DssCertificate::id).containsExactly(13L, 14L, 15L);
        assertThat(certificates).extracting(listed -> listed.status().isKnown()).containsOnly(false);
        assertThat(certificates.get(1).status()).hasToString("OF_NEXT_YEAR");
        assertThat(certificates.get(1).friendlyName()).contains("work");
        assertThat(certificates).extracting(DssCertificate::hasPin).containsExactly(false, true, false);
        assertThat(certificates).extracting(DssCertificate::isDefault).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'ID':13,'CertificateBase64':'AAAA'}]",
                "[{'ID':13,'CertificateBase64':'%%%'}]",
                "[{'ID':13}]",
                "[{'CertificateBase64':'AAAA'}]",
                "{}"
            })
    @Covers("GET /SignServer/rest/api/certificates")
    void aListWithSomethingElseInItIsNotUnderstood(String answer) {
        DssSession session = signIn();
        server.on(CERTIFICATES, answer);

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(session::certificates);
    }

    @Test
    void programmingErrorsAreToldBeforeAnythingIsSent() {
        DssSession session = signIn();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.sign(DocumentSource.of("empty.pdf", Bytes.of(new byte[0]))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.sign(DOCUMENT).level(CadesLevel.EPES))
                .withMessageContaining("CAdES-BES");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.sign(DOCUMENT).withCertificate(-1));
        assertThatIllegalStateException()
                .isThrownBy(() -> session.sign(DOCUMENT).attached().byDigest().begin())
                .withMessageContaining("exclude each other");
        assertThatIllegalArgumentException().isThrownBy(() -> dss(endpoint).signIn(" ", Secret.empty()));
        assertThat(server.points()).containsExactly(TOKEN);
    }

    @Test
    void oneDraftBeginsOneSignature() {
        DssSession session = signIn();
        server.on(TRANSACTIONS, "'" + T + "'").on(CONFIRM, CHALLENGE);
        var signing = session.sign(DOCUMENT);
        signing.begin();

        assertThatIllegalStateException().isThrownBy(signing::begin).withMessageContaining("asked for already");
    }
}
