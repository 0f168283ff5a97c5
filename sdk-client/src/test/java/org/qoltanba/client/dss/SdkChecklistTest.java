package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.CloudOperation;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssCallback;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssPolicy;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.InvalidRequestException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.ServerFaultException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.CadesLevel;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.Qoltanba;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.http.HttpCall;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;
import org.qoltanba.testkit.FakeServices;
import org.qoltanba.testkit.dss.DssPinCodeMode;

/** The checklist for SDKs (contract section 15), point by point. */
class SdkChecklistTest {

    private static final String CONFIRM = "POST /STS/confirmation";
    private static final String TRANSACTIONS = "POST /SignServer/rest/api/transactions";
    private static final String DOCUMENTS = "POST /SignServer/rest/api/documents";
    private static final String POLICY = "GET /SignServer/rest/api/policy";
    private static final String WAITING = "{'IsFinal':false,'IsError':false}";
    private static final String CHALLENGE =
            "{'Challenge':{'TextChallenge':[{'ExpiresIn':300,'Novelty':[],'AuthnMethod':"
                    + "'http://dss.cryptopro.ru/identity/authenticationmethod/mobile','RefID':'R'}]},'OfNextYear':{},"
                    + "'IsFinal':false,'IsError':false}";
    private static final DocumentSource CONTRACT = DocumentSource.text("contract.txt", "We agree.");

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private DssSession session(DssEndpoint endpoint) {
        server.on("POST /" + endpoint.identityCentre() + "/oauth/token", "{'access_token':'A1','expires_in':300}");
        return DssService.connect(endpoint, engine.transport(), engine.waiting())
                .signIn("ivanov", Secret.of("geheim"));
    }

    private DssEndpoint endpoint() {
        return DssEndpoint.of(server.address()).oauthClient("erp", Secret.of("s3cret"));
    }

    private PendingOperation<Signature> begun() {
        DssSession session = session(endpoint());
        server.on(TRANSACTIONS, "'T'").on(CONFIRM, CHALLENGE).on(CONFIRM, WAITING);
        return session.sign(CONTRACT).pin(Secret.of("98765")).begin();
    }

    private static String confirmed(String token) {
        return "{'IsFinal':true,'IsError':false,'AccessToken':'" + token + "','ExpiresIn':300}";
    }

    @Test
    void point1EverythingThatAnAdministratorDecidesIsConfiguration() {
        DssEndpoint endpoint =
                endpoint().applications("IDP", "Sign2").pathPrefix("/api").resource("urn:example:sign2");
        DssSession session = session(endpoint);
        server.on("POST /Sign2/api/transactions", "'T'").on("POST /IDP/confirmation", CHALLENGE);

        session.sign(CONTRACT).begin();

        assertThat(server.bodies("POST /IDP/oauth/token").get(0)).contains("resource=urn%3Aexample%3Asign2");
        assertThat(server.bodies("POST /IDP/confirmation").get(0))
                .contains("\"Resource\":\"urn:example:sign2\",\"ClientId\":\"erp\",\"ClientSecret\":\"s3cret\"");
    }

    @Test
    void point2SpellingsAreMixedAsTheContractMixesThem() {
        PendingOperation<Signature> operation = begun();
        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode("483920"));

        assertThat(server.bodies(TRANSACTIONS).get(0)).contains("\"Name\":\"CertificateID\"");
        assertThat(server.bodies(CONFIRM).get(1)).contains("\"RefId\":\"R\"").doesNotContain("RefID");
        assertThat(server.bodies(CONFIRM).get(0)).doesNotContain("null");
    }

    @Test
    void point3BareStringsAreReadAsJson() {
        DssSession session = session(endpoint());
        server.on(TRANSACTIONS, "'3f0c\\u002d5b1d'").on(CONFIRM, CHALLENGE);

        session.sign(CONTRACT).begin();

        assertThat(server.bodies(CONFIRM).get(0)).contains("\"TransactionTokenId\":\"3f0c-5b1d\"");
    }

    @Test
    void point4AResultCannotBeAskedForWithTheLoginToken() {
        assertThat(Arrays.stream(ConfirmedResult.class.getDeclaredMethods())
                        .filter(method -> method.getName().equals("fetch"))
                        .map(method -> method.getParameterTypes()[0]))
                .containsExactly(ConfirmedToken.class);
        assertThat(ConfirmedToken.class.isAssignableFrom(Secret.class)).isFalse();
    }

    @Test
    void point5AnAnswerIsOneOfFew() {
        assertThat(ConfirmationAnswer.class.isSealed()).isTrue();
        assertThat(ConfirmationAnswer.class.getPermittedSubclasses())
                .extracting(Class::getSimpleName)
                .containsExactlyInAnyOrder("Confirmed", "Waiting", "Choice", "Ended");
    }

    @Test
    void point6SecretsAreInNoMessage() {
        PendingOperation<Signature> operation = begun();
        server.on(CONFIRM, 400, "{\"error\":\"authentication_failed\",\"error_description\":\"483929 geheim\"}");
        List<String> secrets = List.of("s3cret", "geheim", "98765", "483929", "A1");

        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode("483929"))
                .satisfies(refused -> assertThat(refused + " " + operation).doesNotContain(secrets));
        assertThat(operation.resumeToken().orElseThrow().toString()).doesNotContain(secrets);
        assertThat(endpoint().toString() + new ConfirmedToken(Secret.of("A2"), Duration.ZERO))
                .doesNotContain("s3cret")
                .doesNotContain("A2");
    }

    @Test
    void point7PollingGoesByTheGivenClockHonoursInterruptionAndEndsAtTheDeadline() throws InterruptedException {
        PendingOperation<Signature> operation = begun();
        Instant begun = engine.clock().now();

        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> operation.await(Duration.ofHours(1)));
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);

        assertThatExceptionOfType(ConfirmationExpiredException.class)
                .isThrownBy(() -> operation.await(Duration.ofHours(1)));
        assertThat(Duration.between(begun, engine.clock().now())).isLessThan(Duration.ofSeconds(306));
    }

    @Test
    void point8ACallbackYieldsItsIdentifierAndItsClaim() {
        assertThat(DssCallback.class.getRecordComponents())
                .extracting(component -> component.getName())
                .containsExactly("operationId", "success");
    }

    @Test
    void point9AFinalTokenOfAnotherUserIsRefused() {
        PendingOperation<Signature> operation = begun();
        String claims =
                Base64.getUrlEncoder().encodeToString("{\"unique_name\":\"petrov\"}".getBytes(StandardCharsets.UTF_8));
        server.on(CONFIRM, confirmed("h." + claims.replace("=", "") + ".s"));

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> operation.await(Duration.ofHours(1)));
        assertThat(server.requests(DOCUMENTS)).isEmpty();
    }

    @Test
    void point10AResultIsAskedForAgainOnlyIfNothingWasAnswered() {
        PendingOperation<Signature> answered = begun();
        server.on(CONFIRM, confirmed("A2")).on(DOCUMENTS, 503, "");
        assertThatExceptionOfType(ServerFaultException.class).isThrownBy(() -> answered.await(Duration.ofHours(1)));
        assertThat(server.requests(DOCUMENTS)).hasSize(1);
    }

    @Test
    void point10AResultThatWasLostIsAskedForAgain() {
        PendingOperation<Signature> lost = begun();
        server.on(CONFIRM, confirmed("A2")).losesAnswer(DOCUMENTS);
        assertThatExceptionOfType(TransportException.class).isThrownBy(() -> lost.await(Duration.ofHours(1)));
        assertThat(server.requests(DOCUMENTS)).hasSizeGreaterThan(1);
    }

    @Test
    void point11AnOfflineCodeHasSixDigitsOrMoreAndBlanksDoNotCount() {
        PendingOperation<Signature> operation = begun();

        for (String impossible : List.of("12345", "12345a", "123-456")) {
            assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                    .isThrownBy(() -> operation.submitCode(impossible));
        }
        assertThat(server.requests(CONFIRM)).as("none of them was sent").hasSize(1);
        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode(" 483 920 117 264 "));
        assertThat(server.bodies(CONFIRM).get(1)).contains("\"Value\":\"483920117264\"");
    }

    @Test
    void point12ThePolicyDecidesWhetherAnybodyIsAsked() {
        DssPolicy policy = policy("[{'Action':'SignDocument','MfaRequired':false},"
                + "{'Action':'DecryptDocument','MfaRequired':true},{'Action':'ChangePin'}]");

        assertThat(policy.requiresConfirmation(DssAction.SIGN_DOCUMENT)).isFalse();
        assertThat(policy.requiresConfirmation(DssAction.DECRYPT_DOCUMENT)).isTrue();
        assertThat(policy.requiresConfirmation(DssAction.CHANGE_PIN))
                .as("not said")
                .isTrue();
        assertThat(policy.requiresConfirmation(DssAction.SIGN_DOCUMENTS))
                .as("not named")
                .isTrue();
    }

    private DssPolicy policy(String actions) {
        server.on(POLICY, "{'ActionPolicy':" + actions + "}");
        Dss dss = Dss.over(
                engine.transport().service(DssService.NAME, server.address(), new DssErrors()),
                endpoint(),
                engine.waiting());
        HttpAnswer answer = dss.http()
                .send(HttpCall.get("/SignServer/rest/api/policy").build())
                .join();
        return InstallationPolicy.of(answer, endpoint()).policy();
    }

    private <R> Confirmable<R> confirmable(ConfirmedResult<R> result) {
        return Confirmable.of(
                "a test",
                new ConfirmationCaller() {
                    @Override
                    public CompletableFuture<HttpAnswer> confirm(ConfirmationCall call) {
                        throw new AssertionError("nobody is asked");
                    }

                    @Override
                    public void requireSameUser(Secret token, ErrorContext context) {}
                },
                ConfirmationSubject.signIn(),
                result);
    }

    /** Point 12 again: whoever has looked at the policy is told at once what the service would refuse. */
    @Test
    void point12WhatThePolicyExcludesIsRefusedBeforeAnythingIsSent() {
        try (FakeServices world = FakeServices.create()) {
            world.dss().client("erp").secret("s3cret");
            world.dss().user("ivanov").owns(13, world.pki().individual(Iin.of("800101300123")));
            org.qoltanba.testkit.dss.DssPolicy rules = world.dss().switches().policy();
            rules.signatureTypes("CMS", "XMLDSig")
                    .hashSigningAllowed(false)
                    .thirdPartyTspAllowed(false)
                    .pinCodeMode(DssPinCodeMode.REQUIRED);
            try (Qoltanba qoltanba = Qoltanba.builder()
                    .dss(DssEndpoint.of(world.dss().uri()).oauthClient("erp", Secret.of("s3cret")))
                    .time(world.clock())
                    .build()) {
                DssSession session = qoltanba.dss().signIn("ivanov", Secret.empty());
                session.policy();
                refusedHere(session.sign(CONTRACT), "only [CMS, XMLDSig]");
                refusedHere(session.sign(CONTRACT).level(CadesLevel.CMS).byDigest(), "Leave byDigest() out");
                refusedHere(
                        session.signAll(List.of(CONTRACT))
                                .level(CadesLevel.CMS)
                                .timeStampService(URI.create("http://elsewhere.example.ru/")),
                        "policy().timeStampServices()");
                refusedHere(session.certificateRequest(1).subject("2.5.4.3", "Иванов"), "Give one with pin(...)");
                rules.pinCodeMode(DssPinCodeMode.FORBID);
                session.policy();
                refusedHere(session.changePin(session.certificates().get(0), Secret.of("1234")), "Leave the PIN out");

                assertThat(world.dss().transactions()).isEmpty();
                assertThat(session.sign(CONTRACT).level(CadesLevel.CMS).begin().state())
                        .isEqualTo(OperationState.WAITING);
            }
        }
    }

    private static void refusedHere(CloudOperation<?, ?> operation, String advice) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(operation::begin)
                .withMessageContaining(advice)
                .satisfies(refusal -> assertThat(refusal.errorCode()).isEqualTo("not_allowed_by_policy"));
    }

    /** Point 10 again: a service that cannot be reached at all is tried as long as the confirmed token lives. */
    @Test
    void point10AServiceThatIsBeingRestartedGetsTheTokensLifetime() throws InterruptedException {
        Dss dss = Dss.over(
                engine.transport().service(DssService.NAME, server.address(), new DssErrors()),
                endpoint(),
                engine.waiting());
        TransportException refused = new TransportException("Nobody listens.", ErrorContext.local(), false, null);
        int[] calls = {0};
        Instant back = engine.clock().now().plusSeconds(100);

        CompletableFuture<String> patient = new Fetching<>(dss, confirmable(token -> {
                    calls[0]++;
                    return engine.clock().now().isBefore(back)
                            ? CompletableFuture.failedFuture(refused)
                            : CompletableFuture.completedFuture("result");
                }))
                .fetch(new ConfirmedToken(Secret.of("A2"), Duration.ofMinutes(5)));
        CompletableFuture<String> hopeless = new Fetching<>(
                        dss, this.<String>confirmable(token -> CompletableFuture.failedFuture(refused)))
                .fetch(new ConfirmedToken(Secret.of("A2"), Duration.ofMinutes(5)));
        engine.clock().advance(Duration.ofMinutes(2));

        assertThat(patient).isCompletedWithValue("result");
        assertThat(calls[0]).isBetween(10, 20);
        assertThat(hopeless).isNotDone();
        engine.clock().advance(Duration.ofSeconds(200));
        assertThat(hopeless).isCompletedExceptionally();
    }
}
