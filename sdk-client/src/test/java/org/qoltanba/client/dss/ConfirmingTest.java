package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qoltanba.api.dss.ConfirmationMethod;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.error.ErrorContext;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.http.HttpAnswer;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Confirming knows nothing of kinds: whatever is confirmed, of either generation, with or without a token. */
class ConfirmingTest {

    private static final String CONFIRM = "POST /STS/confirmation";
    private static final String CONFIRM_V2 = "POST /STS/v2.0/confirmation";
    private static final String CHALLENGE = "{'Challenge':{'TextChallenge':[{'ExpiresIn':300,'AuthnMethod':"
            + "'http://dss.cryptopro.ru/identity/authenticationmethod/mobile','RefID':'R'}]},"
            + "'IsFinal':false,'IsError':false}";
    private static final String FINAL = "{'IsFinal':true,'IsError':false,'AccessToken':'A2','ExpiresIn':120}";

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final DssEndpoint endpoint =
            DssEndpoint.of(server.address()).oauthClient("erp-client", Secret.of("s3cret"));
    private final Dss dss = Dss.over(
            engine.transport().service(DssService.NAME, endpoint.address(), new DssErrors()),
            endpoint,
            engine.waiting());

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private Confirmable<String> signIn() {
        return Confirmable.of(
                "a sign-in",
                ConfirmationCaller.of(dss.calls(), "ivanov", Secret.of("geheim")),
                ConfirmationSubject.signIn(),
                ConfirmingTest::shown);
    }

    private static CompletableFuture<String> shown(ConfirmedToken token) {
        return CompletableFuture.completedFuture(token.value().reveal(String::new) + " for " + token.lifetime());
    }

    @Test
    void aSignInRepeatsBasicWithEveryCall() throws InterruptedException {
        server.on(CONFIRM, CHALLENGE).on(CONFIRM, FINAL);

        PendingOperation<String> operation =
                new Confirming<>(dss, signIn()).begin().join();

        assertThat(operation.id()).isEqualTo("R");
        assertThat(operation.resumeToken()).isEmpty();
        assertThat(operation.await(Duration.ofHours(1))).isEqualTo("A2 for PT2M");
        assertThat(server.requests(CONFIRM))
                .extracting(request -> request.getHeaders().get("Authorization"))
                .containsOnly(
                        "Basic " + Base64.getEncoder().encodeToString("ivanov:geheim".getBytes(StandardCharsets.UTF_8)))
                .hasSize(2);
        assertThat(server.bodies(CONFIRM).get(0))
                .isEqualTo("{'Resource':'urn:cryptopro:dss:signserver:signserver','ClientId':'erp-client',"
                        .concat("'ClientSecret':'s3cret'}")
                        .replace('\'', '"'));
    }

    @Test
    void whatIsFinalAtOnceIsCompleted() throws InterruptedException {
        server.on(CONFIRM, FINAL);

        PendingOperation<String> operation =
                new Confirming<>(dss, signIn()).begin().join();

        assertThat(operation.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(operation.await(Duration.ZERO)).isEqualTo("A2 for PT2M");
        assertThat(server.requests(CONFIRM)).hasSize(1);
    }

    @Test
    void aTokenOfAnotherUserIsRefusedAtOnceToo() {
        String other = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"unique_name\":\"petrov\"}".getBytes(StandardCharsets.UTF_8));
        server.on(CONFIRM, FINAL.replace("A2", "h." + other + ".s"));

        CompletableFuture<PendingOperation<String>> begun = new Confirming<>(dss, signIn()).begin();

        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(begun::join)
                .withCauseInstanceOf(ProtocolException.class);
    }

    @Test
    @Covers("POST /STS/v2.0/confirmation")
    void anOperationOfTheSecondGenerationIsConfirmedAtItsOwnService() throws InterruptedException {
        server.on(CONFIRM_V2, CHALLENGE).on(CONFIRM_V2, FINAL);
        Confirmable<String> what = Confirmable.of(
                        "a decryption",
                        ConfirmationCaller.of(dss.calls(), "ivanov", Secret.empty()),
                        ConfirmationSubject.operation("5f6f1a5e"),
                        ConfirmingTest::shown)
                .resumable(new Resumption(Fingerprints.ofUser(endpoint, "ivanov"), "decrypt", List.of("13")));

        PendingOperation<String> operation = new Confirming<>(dss, what).begin().join();
        ConfirmationRecord record =
                ResumeTokens.read(operation.resumeToken().orElseThrow()).requireFor(endpoint, "Ivanov", "decrypt");

        assertThat(server.bodies(CONFIRM_V2).get(0)).contains("\"OperationId\":\"5f6f1a5e\"");
        assertThat(record.subject()).isEqualTo(what.subject());
        assertThat(record.resumption().details()).containsExactly("13");
        assertThat(new Confirming<>(dss, what).resume(record.confirmation()).await(Duration.ofHours(1)))
                .isEqualTo("A2 for PT2M");
        operation.detach();
        assertThat(server.requests(CONFIRM)).isEmpty();
    }

    @Test
    void aTokenIsForOneInstallationOneUserAndOneKind() {
        Instant now = engine.clock().now();
        ConfirmationRecord record = new ConfirmationRecord(
                Fingerprints.ofEndpoint(endpoint),
                new Resumption(Fingerprints.ofUser(endpoint, "ivanov"), "decrypt", List.of()),
                ConfirmationSubject.transaction("T"),
                new OpenConfirmation("R", ConfirmationMethod.MYDSS, now, now.plusSeconds(300), null));

        assertThat(record.requireFor(endpoint, "IVANOV", "decrypt")).isSameAs(record);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record.requireFor(endpoint, "petrov", "decrypt"))
                .withMessageContaining("another user");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> record.requireFor(endpoint, "ivanov", "sign"))
                .withMessageContaining("another kind");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> record.requireFor(DssEndpoint.of(URI.create("https://a.example")), "ivanov", "decrypt"))
                .withMessageContaining("another installation");
    }

    /** The service calls while its answer to the opening is still on its way. */
    @Test
    void aCallbackBeforeAnybodyListensIsNotLost() throws Exception {
        DssCallbacks callbacks = new DssCallbacks(
                URI.create("https://erp.example.ru/dss"), engine.waiting(), engine.time(), new SecureRandom());
        Dss called = Dss.over(dss.http(), endpoint, engine.waiting(), callbacks);
        server.on(CONFIRM, CHALLENGE).on(CONFIRM, FINAL);
        Confirmable<String> what =
                Confirmable.of("a sign-in", hasty(callbacks), ConfirmationSubject.signIn(), ConfirmingTest::shown);

        PendingOperation<String> operation =
                new Confirming<>(called, what).begin().join();
        engine.clock().advance(Duration.ofSeconds(1));

        assertThat(operation.state()).isEqualTo(OperationState.COMPLETED);
    }

    private ConfirmationCaller hasty(DssCallbacks callbacks) {
        ConfirmationCaller usual = signIn().caller();
        return new ConfirmationCaller() {
            @Override
            public CompletableFuture<HttpAnswer> confirm(ConfirmationCall call) {
                return usual.confirm(call).thenApply(answer -> {
                    Matcher told = Pattern.compile("/dss/([A-Za-z0-9_-]+)")
                            .matcher(server.bodies(CONFIRM).get(0));
                    String body = "{\"Result\":\"success\",\"TransactionId\":\"R\"}";
                    try {
                        callbacks.handle(
                                told.find() ? told.group() : "",
                                "application/json",
                                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                    return answer;
                });
            }

            @Override
            public void requireSameUser(Secret token, ErrorContext context) {
                usual.requireSameUser(token, context);
            }
        };
    }
}
