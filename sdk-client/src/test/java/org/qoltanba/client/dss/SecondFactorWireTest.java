package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ConfirmationDeclinedException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.operation.OperationState;
import org.qoltanba.api.operation.PendingOperation;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Signing in with a second factor, as it goes over the wire (contract section 3.7). */
class SecondFactorWireTest {

    private static final String CONFIRM = "POST /STS/confirmation";
    private static final String CERTIFICATES = "GET /SignServer/rest/api/certificates";
    private static final String AUTHORIZE = "GET /STS/oauth/authorize";
    private static final String TOKEN = "POST /STS/oauth/token";
    private static final String CHALLENGE = "{'Challenge':{'TextChallenge':[{'Label':'Sign in','ExpiresIn':300,"
            + "'AuthnMethod':'http://dss.cryptopro.ru/identity/authenticationmethod/mobile','RefID':'R-1'}]},"
            + "'IsFinal':false,'IsError':false}";
    private static final String WAITING = "{'IsFinal':false,'IsError':false}";
    private static final String FINAL = "{'AccessToken':'A1','ExpiresIn':300,'IsFinal':true,'IsError':false}";

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

    private DssClient dss() {
        return dss(endpoint);
    }

    @Test
    void everyCallShowsLoginAndPasswordAndTheSessionUsesTheTokenConfirmed() throws InterruptedException {
        server.on(CONFIRM, CHALLENGE).on(CONFIRM, WAITING).on(CONFIRM, FINAL);
        server.on(CERTIFICATES, "[]");
        PendingOperation<DssSession> signIn = dss().beginSignIn("ivanov", Secret.of("пароль"));
        DssSession session = signIn.await(Duration.ofMinutes(5));
        session.certificates();

        assertThat(session.login()).isEqualTo("ivanov");
        assertThat(server.requests(CONFIRM))
                .hasSize(3)
                .allSatisfy(request -> assertThat(request.getHeaders().get("Authorization"))
                        .isEqualTo("Basic aXZhbm92OtC/0LDRgNC+0LvRjA=="));
        assertThat(server.bodies(CONFIRM).get(0))
                .isEqualTo("{\"Resource\":\"urn:cryptopro:dss:signserver:signserver\",\"ClientId\":\"erp-client\","
                        + "\"ClientSecret\":\"s3cret\"}");
        assertThat(server.requests(CERTIFICATES).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer A1");
    }

    @Test
    void withoutASecondFactorTheSessionIsThereAtOnce() throws InterruptedException {
        server.on(CONFIRM, FINAL);
        PendingOperation<DssSession> signIn = dss().beginSignIn("ivanov", Secret.empty());

        assertThat(signIn.state()).isEqualTo(OperationState.COMPLETED);
        assertThat(signIn.await(Duration.ofSeconds(1)).login()).isEqualTo("ivanov");
    }

    @Test
    void theSessionEndsWithItsTokenForNobodyIsAskedBehindTheirBack() throws InterruptedException {
        server.on(CONFIRM, FINAL).on(CERTIFICATES, "[]").on(CERTIFICATES, 401, "");
        DssSession session = dss().beginSignIn("ivanov", Secret.of("pw")).await(Duration.ofMinutes(1));
        session.certificates();

        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(session::certificates);
        assertThat(server.points()).containsExactly(CONFIRM, CERTIFICATES, CERTIFICATES);
    }

    @Test
    void aRenewableSessionGetsItsRefreshTokenByACode() throws InterruptedException {
        server.on(CONFIRM, FINAL).on(CERTIFICATES, "[]");
        server.on(
                AUTHORIZE,
                new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", "urn:ietf:wg:oauth:2.0:oob:auto?code=0123456789abcdef"));
        server.on(TOKEN, "{'access_token':'A2','expires_in':300,'refresh_token':'R2'}")
                .on(TOKEN, "{'access_token':'A3','expires_in':300}");
        DssSession session = dss().beginSignIn(
                        DssSignIn.password("ivanov", Secret.of("pw")).renewable())
                .await(Duration.ofMinutes(1));
        engine.clock().advance(Duration.ofMinutes(5));
        session.certificates();

        assertThat(server.requests(AUTHORIZE).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer A1");
        assertThat(server.requests(AUTHORIZE).get(0).getUrl().queryParameter("scope"))
                .isEqualTo("dss offline_access");
        assertThat(server.requests(AUTHORIZE).get(0).getUrl().queryParameter("redirect_uri"))
                .isEqualTo("urn:ietf:wg:oauth:2.0:oob:auto");
        assertThat(server.bodies(TOKEN).get(0)).contains("code=0123456789abcdef");
        assertThat(server.bodies(TOKEN).get(1)).contains("refresh_token=R2");
        assertThat(server.requests(CERTIFICATES).get(0).getHeaders().get("Authorization"))
                .isEqualTo("Bearer A3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:wg:oauth:2.0:oob:auto?error=unauthorized_client",
                "https://erp.example.ru/back?state=1&error=unauthorized_client&error_description=no"
            })
    @Covers("GET /STS/oauth/authorize")
    void aRefusalInTheRedirectIsOne(String location) {
        server.on(CONFIRM, FINAL);
        server.on(AUTHORIZE, new MockResponse.Builder().code(302).setHeader("Location", location));

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> dss().beginSignIn(
                                DssSignIn.password("ivanov", Secret.of("pw")).renewable())
                        .await(Duration.ofMinutes(1)));
    }

    @Test
    @Covers("GET /STS/oauth/authorize")
    void aRedirectWithoutCodeIsNotUnderstood() {
        server.on(CONFIRM, FINAL).on(AUTHORIZE, "{}");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> dss().beginSignIn(
                                DssSignIn.password("ivanov", Secret.of("pw")).renewable())
                        .await(Duration.ofMinutes(1)))
                .withMessageContaining("redirect");
    }

    @Test
    void aDeclinedSignInIsNoSession() {
        server.on(CONFIRM, CHALLENGE).on(CONFIRM, "{'IsFinal':false,'IsError':true,'Error':'authentication_declined'}");
        PendingOperation<DssSession> signIn = dss().beginSignIn("ivanov", Secret.of("pw"));

        assertThatExceptionOfType(ConfirmationDeclinedException.class)
                .isThrownBy(() -> signIn.await(Duration.ofMinutes(5)));
    }

    @Test
    void wrongCredentialsAreRefusedAtOnce() {
        server.on(CONFIRM, 400, "{\"error\":\"authentication_failed\",\"error_description\":\"words\"}");

        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(() -> dss().beginSignIn("ivanov", Secret.of("wrong")))
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("wrong "));
    }

    @Test
    @Covers("POST /STS/v2.0/confirmation")
    void theSecondGenerationHasItsOwnConfirmationService() {
        server.on("POST /STS/v2.0/confirmation", FINAL);

        assertThat(dss(endpoint.apiVersion(DssApiVersion.V2))
                        .beginSignIn("ivanov", Secret.empty())
                        .state())
                .isEqualTo(OperationState.COMPLETED);
    }

    @Test
    void onlyLoginAndPasswordHaveASecondFactor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dss().beginSignIn(
                                DssSignIn.authorizationCode(Secret.of("c"), URI.create("https://erp.example.ru"))))
                .withMessageContaining("second factor");
    }
}
