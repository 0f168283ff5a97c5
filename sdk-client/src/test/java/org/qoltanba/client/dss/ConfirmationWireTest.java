package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qoltanba.api.document.DocumentSource;
import org.qoltanba.api.dss.ConfirmationChoice;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.dss.DssConfirmation;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.TransactionPendingException;
import org.qoltanba.api.error.ConfirmationCodeRejectedException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ConfirmationExpiredException;
import org.qoltanba.api.error.ConfirmationFailedException;
import org.qoltanba.api.operation.CodePrompt;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Codes, choices, turns and callbacks as they go over the wire (contract sections 7.3, 8, 9 and 11). */
class ConfirmationWireTest {

    private static final String CONFIRM = "POST /STS/confirmation";
    private static final String METHOD = "http://dss.cryptopro.ru/identity/authenticationmethod/";
    private static final String R = "9b1f2c4a-7d3e-4a56-8c0b-5e7d1f2a6b90";
    private static final String WAITING = "{'IsFinal':false,'IsError':false}";
    private static final String DECLINED = "{'IsFinal':false,'IsError':true,'Error':'authentication_declined'}";
    private static final String CHOICE = "{'Challenge':{'ChoiceChallenge':[{'RefID':'C','Choice':[{'RefID':'" + METHOD
            + "mobile?device=7','Label':'Phone 7'},{'RefID':'" + METHOD
            + "mobile?device=8','Label':{'Value':'Phone 8'}},"
            + "{'RefID':'" + METHOD + "otpviasms'}]}],'ContextData':{'RefID':'C'}},'IsFinal':false,'IsError':false}";
    private static final Pattern CALLBACK = Pattern.compile("\"CallbackUri\":\"https://erp.example.ru/dss/([^\"]+)\"");

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final DssCallbacks callbacks = new DssCallbacks(
            URI.create("https://erp.example.ru/dss"), engine.waiting(), engine.time(), new SecureRandom());

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private DssSession session(@Nullable DssCallbacks called) {
        server.on("POST /STS/oauth/token", "{'access_token':'A1','expires_in':36000,'token_type':'Bearer'}")
                .on("POST /SignServer/rest/api/transactions", "'T'");
        DssEndpoint endpoint = DssEndpoint.of(server.address()).oauthClient("erp");
        return (called == null
                        ? DssService.connect(endpoint, engine.transport(), engine.waiting())
                        : DssService.connect(endpoint, engine.transport(), engine.waiting(), called))
                .signIn("ivanov", Secret.empty());
    }

    private static PendingOperation<Signature> sign(DssSession session) {
        return session.sign(DocumentSource.text("contract.txt", "We agree.")).begin();
    }

    private static String challenge(String method, String id, String more) {
        return "{'Challenge':{'Title':{'Value':'Title'},'TextChallenge':[{'Label':'Label','ExpiresIn':300,"
                + "'AuthnMethod':'" + METHOD + method + "','RefID':'" + id + "'" + more + "}],'ContextData':{'RefID':'"
                + id + "'}},'IsFinal':false,'IsError':false}";
    }

    private static String error(String code) {
        return "{\"error\":\"" + code + "\"}";
    }

    @ParameterizedTest
    @CsvSource({"otpviasms, SMS", "otpviaemail, EMAIL", "oath, GENERATED", "telepathy, OTHER"})
    void thePromptSaysWhatKindOfCode(String method, CodePrompt.Kind kind) {
        server.on(CONFIRM, challenge(method, R, ",'MaxLen':6,'MaxLenSpecified':true,'HideText':true"));

        assertThat(sign(session(null)).codePrompt()).contains(new CodePrompt(kind, "Label", 6, true));
    }

    @Test
    void aPictureMeansAnOfflineCodeAndNoPictureNone() {
        server.on(CONFIRM, challenge("mobile", R, ",'Image':{'Value':'R0lG'},'MaxLen':6,'MaxLenSpecified':false"));
        PendingOperation<Signature> withPicture = sign(session(null));
        assertThat(withPicture.codePrompt()).contains(new CodePrompt(CodePrompt.Kind.OFFLINE, "Label", null, false));
        assertThat(withPicture.offlineChallenge()).isPresent();
        assertThatIllegalStateException().isThrownBy(withPicture::resendCode);
        withPicture.detach();

        server.on(CONFIRM, challenge("mydss", R, ""));
        assertThat(sign(session(null)).codePrompt()).isEmpty();
    }

    @Test
    @Covers("max_attempts_exceeded")
    void aWrongCodeInABodyOfStatus200TellsTheServicesWordsAndItsNewIdentifier() {
        server.on(CONFIRM, challenge("otpviasms", R, ""))
                .on(CONFIRM, challenge("otpviasms", "R2", "").replace("Title'}", "Осталось попыток: 2'}"))
                .on(CONFIRM, 400, error("authentication_failed"))
                .on(CONFIRM, "{'IsFinal':false,'IsError':true,'Error':'max_attempts_exceeded'}");
        PendingOperation<Signature> operation = sign(session(null));
        String before = operation.resumeToken().orElseThrow().toString();

        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode("204 816"))
                .withMessageContaining("in the latest SMS")
                .satisfies(refused -> assertThat(refused.serverMessage()).contains("Осталось попыток: 2"));
        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode("204817"));
        assertThatExceptionOfType(ConfirmationFailedException.class)
                .isThrownBy(() -> operation.submitCode("204818"))
                .withMessageContaining("too many wrong codes");

        assertThat(server.bodies(CONFIRM).get(1)).contains("\"RefId\":\"" + R + "\",\"Value\":\"204816\"");
        assertThat(server.bodies(CONFIRM).get(2)).contains("\"RefId\":\"R2\",\"Value\":\"204817\"");
        assertThat(operation.resumeToken().orElseThrow().toString()).isNotEqualTo(before);
    }

    @Test
    void whatIsLongerThanACodeIsNotSent() {
        server.on(CONFIRM, challenge("otpviasms", R, ",'MaxLen':4"));
        PendingOperation<Signature> operation = sign(session(null));

        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode("12345"))
                .withMessageContaining("4 characters at most");
        assertThatExceptionOfType(ConfirmationCodeRejectedException.class)
                .isThrownBy(() -> operation.submitCode("12-4"))
                .withMessageContaining("digits or Latin letters");
        assertThat(server.requests(CONFIRM)).hasSize(1);
    }

    @Test
    void anotherCodeIsSentByOpeningAgainAndTheTimeBeginsAnew() throws InterruptedException {
        server.on(CONFIRM, challenge("otpviasms", R, ""));
        PendingOperation<Signature> operation = sign(session(null));
        Instant begun = engine.clock().now();
        engine.clock().advance(Duration.ofSeconds(200));
        server.on(CONFIRM, challenge("otpviasms", "R2", ""));

        operation.resendCode();

        assertThat(server.bodies(CONFIRM).get(1)).endsWith("\"TransactionTokenId\":\"T\"}");
        assertThat(operation.expiresAt()).contains(begun.plusSeconds(500));
        engine.clock().advance(Duration.ofSeconds(200));
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        assertThatExceptionOfType(ConfirmationExpiredException.class)
                .isThrownBy(() -> operation.await(Duration.ofHours(1)));
        assertThat(Duration.between(begun, engine.clock().now()))
                .isBetween(Duration.ofSeconds(505), Duration.ofSeconds(506));
    }

    @Test
    void aServiceThatDoesNotSendAnotherCodeLeavesTheOperationOpen() throws InterruptedException {
        server.on(CONFIRM, challenge("otpviaemail", R, ""));
        PendingOperation<Signature> operation = sign(session(null));
        server.on(CONFIRM, 400, error("transaction_pending"));

        assertThatExceptionOfType(TransactionPendingException.class).isThrownBy(operation::resendCode);
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        server.on(CONFIRM, DECLINED);
        assertThatExceptionOfType(ConfirmationDeclinedException.class).isThrownBy(() -> operation.submitCode("1"));
        assertThat(server.bodies(CONFIRM).get(2)).contains("\"RefId\":\"" + R + "\"");
    }

    @Test
    void theMethodAskedForIsChosen() {
        server.on(CONFIRM, CHOICE).on(CONFIRM, challenge("otpviasms", R, ""));

        sign(session(null).confirmedBy(DssConfirmation.usual().by(ConfirmationMethod.OATH, ConfirmationMethod.SMS)));

        assertThat(server.bodies(CONFIRM).get(1)).contains("[{\"RefID\":\"" + METHOD + "otpviasms\"}]");
    }

    @Test
    void theApplicationMayChooseAndSeesWhatTheUserHas() {
        server.on(CONFIRM, CHOICE).on(CONFIRM, challenge("mobile", R, ""));
        List<ConfirmationChoice> seen = new ArrayList<>();

        sign(session(null).confirmedBy(DssConfirmation.usual().chosenBy(offered -> {
            seen.addAll(offered);
            return CompletableFuture.completedFuture(offered.get(1));
        })));

        assertThat(seen).extracting(ConfirmationChoice::label).containsExactly("Phone 7", "Phone 8", "");
        assertThat(seen)
                .extracting(ConfirmationChoice::method)
                .containsExactly(ConfirmationMethod.MYDSS, ConfirmationMethod.MYDSS, ConfirmationMethod.SMS);
        assertThat(server.bodies(CONFIRM).get(1)).contains("mobile?device=8");
    }

    @Test
    @Covers("POST /STS/confirmation")
    void aChoiceThatWasNotOfferedIsAProgrammingError() {
        server.on(CONFIRM, CHOICE);
        DssSession session = session(null)
                .confirmedBy(DssConfirmation.usual()
                        .chosenBy(offered -> CompletableFuture.completedFuture(
                                new ConfirmationChoice(ConfirmationMethod.OATH, "x/oath", ""))));

        assertThatIllegalArgumentException().isThrownBy(() -> sign(session)).withMessageContaining("not offered");
    }

    @Test
    void whoseTurnItIsNotMayWaitForIt() {
        server.on(CONFIRM, 400, error("transaction_pending"))
                .on(CONFIRM, 400, error("transaction_pending"))
                .on(CONFIRM, challenge("mobile", R, ""));
        Instant before = engine.clock().now();

        sign(session(null).confirmedBy(DssConfirmation.usual().waitingForTurn(Duration.ofMinutes(1))));

        assertThat(Duration.between(before, engine.clock().now())).isEqualTo(Duration.ofSeconds(20));
        assertThat(server.requests("POST /SignServer/rest/api/transactions")).hasSize(1);
    }

    @Test
    void patienceEnds() {
        server.on(CONFIRM, 400, error("transaction_pending"));
        DssSession session = session(null).confirmedBy(DssConfirmation.usual().waitingForTurn(Duration.ofSeconds(35)));

        assertThatExceptionOfType(TransactionPendingException.class).isThrownBy(() -> sign(session));
        assertThat(server.requests(CONFIRM)).hasSize(4);
    }

    private String secret() {
        Matcher uri = CALLBACK.matcher(server.bodies(CONFIRM).get(0));
        assertThat(uri.find()).isTrue();
        return uri.group(1);
    }

    private void call(String secret, String result, String id) throws IOException {
        callbacks.handle(
                "/dss/" + secret,
                "application/json",
                new ByteArrayInputStream(("{\"Result\":\"" + result + "\",\"TransactionId\":\"" + id + "\"}")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void withACallbackAddressItIsPolledEveryThirtySecondsAtMost() throws InterruptedException {
        server.on(CONFIRM, challenge("mobile", R, "")).on(CONFIRM, WAITING);
        PendingOperation<Signature> operation = sign(session(callbacks));

        engine.clock().advance(Duration.ofSeconds(299));
        operation.detach();

        assertThat(secret()).matches("[A-Za-z0-9_-]{22}");
        assertThat(server.requests(CONFIRM)).hasSizeBetween(1 + 9, 1 + 20);
    }

    @Test
    @Covers("POST /STS/confirmation")
    void aCallbackHasTheServiceAskedAtOnceAndForgedOnesDoNot() throws Exception {
        server.on(CONFIRM, challenge("mobile", R, "")).on(CONFIRM, DECLINED);
        PendingOperation<Signature> operation = sign(session(callbacks));
        Instant before = engine.clock().now();

        call("AAAAAAAAAAAAAAAAAAAAAA", "success", R);
        call(secret(), "success", "another");
        engine.clock().advance(Duration.ofSeconds(2));
        assertThat(server.requests(CONFIRM)).hasSize(1);
        call(secret(), "success", R.toUpperCase(Locale.ROOT));
        engine.clock().advance(Duration.ZERO);

        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(Duration.between(before, engine.clock().now())).isEqualTo(Duration.ofSeconds(2));
    }

    /** Rule 9 of contract section 9.2, and rule 3: a claim decides nothing, whatever it claims. */
    @ParameterizedTest
    @CsvSource({"success", "failed"})
    void afterACallbackThatTheServiceDoesNotConfirmItIsAskedAgainSoon(String claim) throws Exception {
        server.on(CONFIRM, challenge("mobile", R, ""))
                .on(CONFIRM, WAITING)
                .on(CONFIRM, WAITING)
                .on(CONFIRM, DECLINED);
        PendingOperation<Signature> operation = sign(session(callbacks));

        call(secret(), claim, R);
        engine.clock().advance(Duration.ZERO);
        assertThat(operation.state()).isEqualTo(OperationState.WAITING);
        engine.clock().advance(Duration.ofSeconds(7));

        assertThat(operation.state()).isEqualTo(OperationState.FAILED);
        assertThat(server.requests(CONFIRM)).hasSize(4);
    }

    @Test
    void aSessionWithoutCallbackNamesNoAddress() {
        server.on(CONFIRM, challenge("mobile", R, ""));

        sign(session(callbacks).confirmedBy(DssConfirmation.usual().withoutCallback()));

        assertThat(server.bodies(CONFIRM).get(0)).doesNotContain("CallbackUri");
    }

    @Test
    void whoResumesIsCalledToo() throws Exception {
        server.on(CONFIRM, challenge("mobile", R, "")).on(CONFIRM, DECLINED);
        DssSession session = session(callbacks);
        PendingOperation<Signature> first = sign(session);
        first.detach();
        PendingOperation<Signature> second =
                session.resume(first.resumeToken().orElseThrow(), DocumentSource.text("contract.txt", "We agree."));

        call(secret(), "failed", R);
        engine.clock().advance(Duration.ZERO);

        assertThat(second.state()).isEqualTo(OperationState.FAILED);
        assertThat(second.codePrompt()).contains(new CodePrompt(CodePrompt.Kind.OFFLINE, "", null, false));
    }
}
