package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.dss.DssAuthorizationPage;
import org.qoltanba.api.dss.DssClient;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.DssSignIn;
import org.qoltanba.api.dss.DssTokenType;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Each way to sign in of contract section 3, as it goes over the wire, and how long the token lasts. */
class SignInWireTest {

    private static final String TOKEN = "POST /STS/oauth/token";
    private static final String CERTIFICATES = "GET /SignServer/rest/api/certificates";
    private static final String WEBFINGER = "GET /.well-known/webfinger";
    private static final String RESOURCE = "&resource=urn%3Acryptopro%3Adss%3Asignserver%3Asignserver";

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final DssEndpoint endpoint =
            DssEndpoint.of(server.address()).oauthClient("erp-client", Secret.of("s3cret"));
    private final DssClient dss = DssService.connect(endpoint, engine.transport(), engine.waiting());

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private static String jwt(String claims) {
        return "h."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".s";
    }

    private static String token(String value) {
        return "{'access_token':'" + value + "','expires_in':300,'token_type':'Bearer'}";
    }

    private static String token(String value, String refreshToken) {
        return "{'access_token':'" + value + "','expires_in':300,'refresh_token':'" + refreshToken + "'}";
    }

    private static String error(String code) {
        return "{\"error\":\"" + code + "\",\"error_description\":\"words\"}";
    }

    private List<String> bearers() {
        return server.requests(CERTIFICATES).stream()
                .map(request -> request.getHeaders().get("Authorization"))
                .toList();
    }

    @Test
    void identificationOnlySendsAnEmptyPassword() {
        server.on(TOKEN, token("A1"));

        assertThat(dss.signIn(DssSignIn.identifiedOnly("ivanov")).login()).isEqualTo("ivanov");
        assertThat(server.bodies(TOKEN)).containsExactly("grant_type=password&username=ivanov&password=" + RESOURCE);
    }

    @Test
    void aSessionThatIsToBeRenewedAsksForOfflineAccess() {
        server.on(TOKEN, token("A1", "R1"));
        DssSession session =
                dss.signIn(DssSignIn.password("ivanov", Secret.of("pw")).renewable());

        assertThat(server.bodies(TOKEN).get(0)).endsWith("&scope=dss+offline_access");
        assertThat(session.refreshToken()).contains(Secret.of("R1"));
    }

    @Test
    void theRefreshTokenIsUsedShortlyBeforeTheEndAndTheNewOneKept() throws InterruptedException {
        server.on(TOKEN, token("A1", "R1")).on(TOKEN, token("A2")).on(TOKEN, token("A3", "R3"));
        server.on(CERTIFICATES, "[]");
        DssSession session =
                dss.signIn(DssSignIn.password("ivanov", Secret.of("pw")).renewable());
        session.certificates();
        engine.clock().advance(Duration.ofSeconds(271));
        session.certificates();
        engine.clock().advance(Duration.ofSeconds(271));
        session.certificates();

        assertThat(bearers()).containsExactly("Bearer A1", "Bearer A2", "Bearer A3");
        assertThat(server.bodies(TOKEN).subList(1, 3))
                .as("the service may keep the refresh token")
                .containsOnly("grant_type=refresh_token&refresh_token=R1&client_id=erp-client");
        assertThat(session.refreshToken()).contains(Secret.of("R3"));
    }

    @Test
    void aRefusedRefreshTokenLeadsToAFullSignIn() throws InterruptedException {
        server.on(TOKEN, token("A1", "R1"))
                .on(TOKEN, 400, error("invalid_grant"))
                .on(TOKEN, token("A2"));
        server.on(CERTIFICATES, "[]");
        DssSession session =
                dss.signIn(DssSignIn.password("ivanov", Secret.of("pw")).renewable());
        engine.clock().advance(Duration.ofMinutes(5));
        session.certificates();

        assertThat(server.bodies(TOKEN).get(2)).contains("grant_type=password");
        assertThat(bearers()).containsExactly("Bearer A2");
    }

    @Test
    void manyCallsAtOnceMakeOneSignIn() throws InterruptedException {
        server.on(TOKEN, token("A1")).on(TOKEN, token("A2")).on(CERTIFICATES, "[]");
        DssSession session = dss.signIn("ivanov", Secret.empty());
        engine.clock().advance(Duration.ofMinutes(4).plusSeconds(40));
        List<CompletionStage<?>> calls = IntStream.range(0, 20)
                .<CompletionStage<?>>mapToObj(unused -> session.certificatesAsync())
                .toList();
        calls.forEach(call -> call.toCompletableFuture().join());

        assertThat(server.bodies(TOKEN)).hasSize(2);
        assertThat(bearers()).hasSize(20).containsOnly("Bearer A2");
    }

    @Test
    @Covers("invalid_grant")
    void sessionsOfTheSameCredentialShareItsToken() {
        server.on(TOKEN, token("A1")).on(TOKEN, 400, error("invalid_grant"));
        DssSession first = dss.signIn("ivanov", Secret.of("right"));
        DssSession second = dss.signIn("ivanov", Secret.of("right"));

        assertThat(server.bodies(TOKEN)).hasSize(1);
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .as("another password is another credential")
                .isThrownBy(() -> dss.signIn("ivanov", Secret.of("wrong")));
        assertThat(first.login()).isEqualTo(second.login());
    }

    @Test
    void anAuthorizationCodeIsExchangedAndTheSessionEndsWithItsToken() throws InterruptedException {
        server.on(TOKEN, token(jwt("{\"unique_name\":\"ivanov\"}")));
        server.on(CERTIFICATES, "[]").on(CERTIFICATES, 401, "");
        DssSession session = dss.signIn(
                DssSignIn.authorizationCode(Secret.of("c0de"), URI.create("https://erp.example.ru/back?a=b")));
        engine.clock().advance(Duration.ofHours(1));
        session.certificates();

        assertThat(session.login()).isEqualTo("ivanov");
        assertThat(server.bodies(TOKEN))
                .containsExactly("grant_type=authorization_code&code=c0de"
                        + "&redirect_uri=https%3A%2F%2Ferp.example.ru%2Fback%3Fa%3Db&client_id=erp-client");
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .as("the code works once, so nothing is tried")
                .isThrownBy(session::certificates);
        assertThat(server.bodies(TOKEN)).hasSize(1);
    }

    @Test
    void aRefreshTokenOfAnEarlierProcessGoesOn() throws InterruptedException {
        server.on(TOKEN, token(jwt("{\"unique_name\":\"ivanov\"}"))).on(TOKEN, token(jwt("{\"x\":1}")));
        server.on(CERTIFICATES, "[]");
        DssSession session = dss.signIn(DssSignIn.refreshToken(Secret.of("R0")));
        engine.clock().advance(Duration.ofMinutes(5));
        session.certificates();

        assertThat(session.login()).isEqualTo("ivanov");
        assertThat(session.refreshToken()).contains(Secret.of("R0"));
        assertThat(server.bodies(TOKEN))
                .containsExactly(
                        "grant_type=refresh_token&refresh_token=R0&client_id=erp-client",
                        "grant_type=refresh_token&refresh_token=R0&client_id=erp-client");
    }

    @ParameterizedTest
    @CsvSource({
        "urn:ietf:params:oauth:token-type:jwt, <a>.b.c, <a>.b.c",
        "urn:ietf:params:oauth:token-type:saml1, <a>?~</a>, PGE-P348L2E-",
        "urn:ietf:params:oauth:token-type:saml2, <a>?~</a>, PGE-P348L2E-"
    })
    void aThirdPartyTokenIsExchanged(String type, String token, String sent) {
        server.on(TOKEN, token(jwt("{\"unique_name\":\"petrov\"}")));
        DssSession session = dss.signIn(DssSignIn.exchange(Secret.of(token), DssTokenType.of(type)));

        assertThat(session.login()).isEqualTo("petrov");
        assertThat(URLDecoder.decode(server.bodies(TOKEN).get(0), StandardCharsets.UTF_8))
                .isEqualTo("grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
                        + "&resource=urn:cryptopro:dss:signserver:signserver&subject_token=" + sent
                        + "&subject_token_type=" + type);
    }

    @Test
    void aTokenThatDoesNotTellWhoItIsNeedsTheLoginSaid() {
        server.on(TOKEN, token("opaque"));
        DssSignIn how = DssSignIn.exchange(Secret.of("t"), DssTokenType.JWT);

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> dss.signIn(how))
                .withMessageContaining("DssSignIn.as(login)");
        assertThat(dss.signIn(how.as("ivanov")).login()).isEqualTo("ivanov");
    }

    @Test
    void aRenewedTokenOfSomebodyElseIsNotUsed() throws InterruptedException {
        server.on(TOKEN, token(jwt("{\"unique_name\":\"ivanov\"}")))
                .on(TOKEN, token(jwt("{\"unique_name\":\"petrov\"}")));
        server.on(CERTIFICATES, "[]");
        DssSession session = dss.signIn(DssSignIn.refreshToken(Secret.of("R0")));
        engine.clock().advance(Duration.ofMinutes(5));

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(session::certificates)
                .withMessageContaining("another user");
        assertThat(bearers()).isEmpty();
    }

    @Test
    void thePageForABrowserHoldsWhatTheContractSays() {
        assertThat(dss.authorizationPage(DssAuthorizationPage.returningTo(URI.create("https://erp.example.ru/back"))
                        .loginHint("иванов")
                        .state("xyz&")
                        .renewable()
                        .silent()))
                .isEqualTo(URI.create(server.address() + "/STS/oauth/authorize?client_id=erp-client&response_type=code"
                        + "&scope=dss+offline_access&redirect_uri=https%3A%2F%2Ferp.example.ru%2Fback" + RESOURCE
                        + "&login_hint=%D0%B8%D0%B2%D0%B0%D0%BD%D0%BE%D0%B2&state=xyz%26&prompt=none"));
    }

    @Test
    @Covers("GET /.well-known/webfinger")
    void theApplicationsAreFoundOut() {
        String sts = server.address() + "/idp/STS/";
        String sign = server.address() + "/Sign2/rest/api";
        server.on(
                WEBFINGER,
                "[{'links':[{'rel':'http://dss.cryptopro.ru/sts','href':'" + sts + "'}]},"
                        + "{'links':[{'rel':'http://dss.cryptopro.ru/signserver','href':'" + sign
                        + "','title':{'ru-RU':'Подпись'}}]}]");
        server.on("POST /idp/STS/oauth/token", token("A1")).on("GET /Sign2/rest/api/certificates", "[]");
        DssClient found = dss.discovered();

        assertThat(found.signIn("ivanov", Secret.empty()).certificates()).isEmpty();
        assertThat(found.endpoint().identityCentre()).isEqualTo("idp/STS");
        assertThat(found.endpoint().signService()).isEqualTo("Sign2");
        assertThat(server.requests(WEBFINGER).get(0).getUrl().queryParameter("resource"))
                .isEqualTo(server.address().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/STS",
                "http://localhost:1/STS",
                "//evil.example/STS",
                "http://localhost/../x",
                "::",
                "/STS?x=1",
                "",
                "/"
            })
    @Covers("GET /.well-known/webfinger")
    void anApplicationAtAnotherAddressIsNotBelieved(String href) {
        server.on(
                WEBFINGER,
                "[{'links':[{'rel':'http://dss.cryptopro.ru/sts','href':'" + href
                        + "'},{'rel':'http://dss.cryptopro.ru/signserver','href':'" + server.address() + "/S'}]}]");

        assertThatExceptionOfType(ProtocolException.class).isThrownBy(dss::discovered);
    }

    @Test
    @Covers("GET /.well-known/webfinger")
    void anInstallationNeedNotTell() {
        server.on(WEBFINGER, new MockResponse.Builder().code(404).body("<html>"));

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(dss::discovered);
    }

    @Test
    void credentialsWithoutContentAreRefusedHere() {
        assertThatIllegalArgumentException().isThrownBy(() -> DssSignIn.identifiedOnly(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> DssSignIn.refreshToken(Secret.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DssSignIn.identifiedOnly("a").as(""));
    }
}
