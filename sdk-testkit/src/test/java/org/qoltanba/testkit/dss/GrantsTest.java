package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qoltanba.testkit.http.FakeRequest;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.http.Peer;
import org.qoltanba.testkit.pki.TestIdentity;

/** Contract sections 3.3 to 3.8: the ways to a token other than a password. */
@Covers("POST /STS/oauth/token")
class GrantsTest {

    private static final String RESOURCE = "&resource=" + DssWorld.RESOURCE;
    private static final String OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob:auto";
    private static final String PASSWORD =
            "grant_type=password&username=ivanov&password=&scope=dss+offline_access" + RESOURCE;
    private static final String EXCHANGE =
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange" + RESOURCE + "&subject_token_type=" + jwt();

    private final DssWorld world = new DssWorld();

    private static String jwt() {
        return "urn:ietf:params:oauth:token-type:jwt";
    }

    private String refreshToken() {
        return world.token(PASSWORD).json().get("refresh_token").textValue();
    }

    @Test
    void aRefreshTokenIsGivenForOfflineAccessAlone() {
        assertThat(world.token(PASSWORD).json().get("refresh_token").textValue())
                .isNotEmpty();
        assertThat(world.token(PASSWORD.replace("+offline_access", "")).json().has("refresh_token"))
                .isFalse();
    }

    @Test
    void aRefreshTokenGivesATokenAndItsSuccessor() {
        String refreshToken = refreshToken();

        JsonNode answer = world.token("grant_type=refresh_token&refresh_token=" + refreshToken)
                .json();
        assertThat(world.certificates(answer.get("access_token").textValue()).status())
                .isEqualTo(200);
        assertThat(answer.get("refresh_token").textValue()).isNotEqualTo(refreshToken);
        world.token("grant_type=refresh_token&refresh_token=" + refreshToken).assertRefused("invalid_grant");
    }

    @Test
    void aRefreshTokenStaysIfItIsSetTo() {
        world.dss.switches().signIn().refreshTokenRotates(false);
        String form = "grant_type=refresh_token&refresh_token=" + refreshToken();

        assertThat(world.token(form).json().has("refresh_token")).isFalse();
        assertThat(world.token(form).status()).isEqualTo(200);
    }

    @Test
    @Covers("invalid_grant")
    void aRefreshTokenIsOfOneApplicationAndDoesNotLiveForever() throws InterruptedException {
        world.dss.client("other");
        String form = "grant_type=refresh_token&refresh_token=" + refreshToken();

        world.token(form + "&client_id=other", null).assertRefused("invalid_grant");
        world.token("grant_type=refresh_token").assertRefused("invalid_request");
        world.token("grant_type=refresh_token&refresh_token=guess").assertRefused("invalid_grant");
        world.clock.advance(Duration.ofDays(30));
        world.token(form).assertRefused("invalid_grant");
    }

    private String location(String query, @Nullable String token) {
        return location("/STS/oauth/authorize", query, token, Peer.Face.TLS, null);
    }

    private String location(
            String path, String query, @Nullable String token, Peer.Face face, @Nullable X509Certificate certificate) {
        FakeResponse response = answer(path, query, token, face, certificate);
        assertThat(response.status()).isEqualTo(302);
        return response.headers().getOrDefault("Location", "");
    }

    private FakeResponse answer(
            String path, String query, @Nullable String token, Peer.Face face, @Nullable X509Certificate certificate) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        FakeRequest request = DssWorld.request("GET", path + "?" + query, headers, "")
                .from(new Peer(face, Optional.ofNullable(certificate), "127.0.0.1"));
        return world.dss.routes().handle(request);
    }

    private static String query() {
        return "client_id=erp-client&response_type=code&scope=dss&redirect_uri=" + OUT_OF_BAND + RESOURCE;
    }

    private DssWorld.Answer exchanged(String code) {
        return world.token("grant_type=authorization_code&code=" + code + "&redirect_uri=" + OUT_OF_BAND);
    }

    @Test
    @Covers("GET /STS/oauth/authorize")
    void aTokenGivesACodeThatGivesATokenOnce() {
        world.dss.client("erp-client").redirectsTo(OUT_OF_BAND);

        String location = location(query(), world.signIn());
        assertThat(location).matches(OUT_OF_BAND.replace(".", "\\.") + "\\?code=[0-9a-f]{32}");
        String code = location.substring(location.length() - 32);
        world.token("grant_type=authorization_code&code=" + code + "&redirect_uri=https://else")
                .assertRefused("invalid_grant");
        assertThat(exchanged(code).json().get("access_token").textValue()).isNotEmpty();
        exchanged(code).assertRefused("invalid_grant");
        exchanged("guess").assertRefused("invalid_grant");
    }

    @Test
    void aCodeDoesNotLiveForever() throws InterruptedException {
        world.dss.client("erp-client").redirectsTo(OUT_OF_BAND);
        String location = location(query(), world.signIn());
        world.clock.advance(Duration.ofMinutes(5));

        exchanged(location.substring(location.length() - 32)).assertRefused("invalid_grant");
    }

    @Test
    @Covers({"login_required", "unsupported_response_type", "invalid_scope"})
    void aBrowserIsSentBackWithWhatWasWrong() {
        world.dss.client("erp-client").redirectsTo(OUT_OF_BAND);
        String token = world.signIn();

        assertThat(location(query() + "&prompt=none", null)).isEqualTo(OUT_OF_BAND + "?error=login_required");
        assertThat(location(query().replace("=code&", "=magic&"), token))
                .isEqualTo(OUT_OF_BAND + "?error=unsupported_response_type");
        assertThat(location(query().replace("scope=dss", "scope=all"), token))
                .isEqualTo(OUT_OF_BAND + "?error=invalid_scope");
        assertThat(location(query().replace(RESOURCE, ""), token)).isEqualTo(OUT_OF_BAND + "?error=invalid_request");
        assertThat(answer("/STS/oauth/authorize", query(), null, Peer.Face.TLS, null)
                        .headers()
                        .get("Content-Type"))
                .startsWith("text/html");
        world.ivanov.signedInByBrowser();
        assertThat(location(query() + "&login_hint=ivanov&prompt=none", null)).contains("?code=");
        assertThat(location(query().replace("=code&", "=token&") + "&state=a", token))
                .startsWith(OUT_OF_BAND + "#access_token=")
                .endsWith("&token_type=Bearer&expires_in=300&state=a");
    }

    @Test
    @Covers({"unauthorized_client", "invalid_client"})
    void anApplicationIsNotSentWhereItIsNotRegistered() {
        String token = world.signIn();
        Map<String, String> headers = Map.of("Authorization", "Bearer " + token);

        world.call("GET", "/STS/oauth/authorize?" + query(), headers, "").assertRefused("unauthorized_client");
        world.call("GET", "/STS/oauth/authorize?" + query().replace("erp-client", "stranger"), headers, "")
                .assertRefused("invalid_client");
        world.call("GET", "/STS/oauth/authorize?client_id=erp-client", headers, "")
                .assertRefused("invalid_request");
    }

    @Test
    @Covers("GET /STS/oauth/authorize/certificate")
    void aCertificateGivesACode() {
        world.dss.client("erp-client").redirectsTo(OUT_OF_BAND);
        TestIdentity card = world.individual();
        world.ivanov.signsInWith(card);
        String path = "/STS/oauth/authorize/certificate";

        String location = location(path, query(), null, Peer.Face.MUTUAL_TLS, card.x509());
        JsonNode answer = exchanged(location.substring(location.length() - 32)).json();
        assertThat(world.certificates(answer.get("access_token").textValue()).json())
                .hasSize(1);
        assertThat(answer(
                                path,
                                query(),
                                null,
                                Peer.Face.MUTUAL_TLS,
                                world.individual().x509())
                        .status())
                .isEqualTo(403);
        assertThat(answer(path, query(), null, Peer.Face.PLAIN, null).status()).isEqualTo(403);
    }

    @Test
    void theTokenOfATrustedProviderIsExchanged() throws InterruptedException {
        TrustedProvider provider = world.dss.identityProvider("https://idp.example.ru");
        String theirs = provider.token("ivanov");

        assertThat(world.token(EXCHANGE + "&subject_token=" + theirs).status()).isEqualTo(200);
        world.token(EXCHANGE + "&subject_token=" + provider.token("nobody")).assertRefused("invalid_grant");
        world.token(EXCHANGE + "&subject_token=" + theirs + "x").assertRefused("invalid_grant");
        world.token(EXCHANGE.replace(jwt(), jwt().replace("jwt", "saml2")) + "&subject_token=" + theirs)
                .assertRefused("invalid_grant");
        world.token(EXCHANGE + "&subject_token="
                        + new DssWorld()
                                .dss
                                .identityProvider("https://idp.example.ru")
                                .token("ivanov") + "y")
                .assertRefused("invalid_grant");
        world.clock.advance(Duration.ofMinutes(5));
        world.token(EXCHANGE + "&subject_token=" + theirs).assertRefused("invalid_grant");
    }

    private String unsigned(String claims) {
        long now = world.clock.now().getEpochSecond();
        return UserToken.encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "."
                + UserToken.encoded(
                        "{" + claims + ",\"nbf\":" + now + ",\"exp\":" + (now + 3600) + ",\"iat\":" + now + "}")
                + ".";
    }

    @Test
    void anOperatorActsForAUser() {
        world.dss.user("operator").operator();
        String actor = "&actor_token_type=" + jwt() + "&actor_token=";
        String subject = "&subject_token=" + unsigned("\"unique_name\":\"ivanov\"");

        JsonNode answer = world.token(EXCHANGE + subject + actor + world.signIn("operator"))
                .json();
        String token = answer.get("access_token").textValue();
        assertThat(world.certificates(token).json()).hasSize(1);
        assertThat(world.token(EXCHANGE + "&subject_token="
                                + unsigned("\"nameidentifier\":\"" + world.ivanov.id() + "\"") + actor
                                + world.signIn("operator"))
                        .status())
                .isEqualTo(200);
        world.token(EXCHANGE + subject + actor + world.signIn()).assertRefused("invalid_grant");
        world.token(EXCHANGE + subject + actor + "guess").assertRefused("invalid_grant");
        world.token(EXCHANGE + subject).assertRefused("invalid_grant");
        world.token(EXCHANGE + subject + "signature" + actor + world.signIn("operator"))
                .assertRefused("invalid_grant");
    }

    private DssWorld.Answer basic(String login, String password, ObjectNode body) {
        return world.call(
                "POST",
                "/STS/confirmation",
                Map.of(
                        "Authorization",
                        "Basic " + DssWorld.base64(login + ":" + password),
                        "Content-Type",
                        "application/json"),
                body.toString());
    }

    private static ObjectNode resource() {
        return DssWorld.json("{'Resource':'" + DssWorld.RESOURCE + "'}");
    }

    @Test
    @Covers("POST /STS/confirmation")
    void signingInIsConfirmedWherePolicyDemandsIt() {
        world.dss.user("careful").password("p4ss").needsSecondFactorToSignIn();
        world.token("grant_type=password&username=careful&password=p4ss" + RESOURCE)
                .assertRefused("invalid_grant");

        JsonNode opened = basic("careful", "p4ss", resource()).json();
        String refId = opened.at("/Challenge/ContextData/RefID").textValue();
        assertThat(opened.at("/Challenge/TextChallenge/0/Label").textValue()).isEqualTo("Вход в систему");
        assertThat(basic("careful", "p4ss", DssWorld.followUp(refId))
                        .json()
                        .get("IsFinal")
                        .booleanValue())
                .isFalse();
        world.phones.of("careful").confirm();
        JsonNode confirmed = basic("careful", "p4ss", DssWorld.followUp(refId)).json();
        String token = confirmed.get("AccessToken").textValue();
        assertThat(world.certificates(token).status()).isEqualTo(200);
        world.result(token, "{}").assertRefused("content_required");
    }

    @Test
    @Covers("authentication_failed")
    void signingInThereNeedsNothingMoreWherePolicyDemandsNothing() {
        assertThat(basic("ivanov", "", resource()).json().get("IsFinal").booleanValue())
                .isTrue();
        world.dss.user("petrov").password("p4ss");
        basic("petrov", "wrong", resource()).assertRefused("authentication_failed");
        basic("nobody", "", resource()).assertRefused("authentication_failed");
    }

    @Test
    @Covers("invalid_authentication_scheme")
    void transactionsAreNotOpenedWithAPassword() {
        basic("ivanov", "", DssWorld.opening(world.created(world.signIn())))
                .assertRefused("invalid_authentication_scheme");
    }
}
