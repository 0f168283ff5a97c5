package org.qoltanba.testkit.dss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract sections 3.1, 3.2 and 4.1: tokens and certificates. */
class SignInTest {

    private static final String FORM = "grant_type=password&username=ivanov&password=&resource=" + DssWorld.RESOURCE;

    private final DssWorld world = new DssWorld();

    @Test
    void issuesATokenThatNamesTheUser() throws IOException {
        JsonNode answer = world.token(FORM).json();

        assertThat(answer.get("expires_in").intValue()).isEqualTo(300);
        assertThat(answer.get("token_type").textValue()).isEqualTo("Bearer");
        assertThat(answer.size()).isEqualTo(3);
        String[] parts = answer.get("access_token").textValue().split("\\.", -1);
        assertThat(parts).hasSize(3).doesNotContain("");
        JsonNode claims = DssWorld.JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.get("unique_name").textValue()).isEqualTo("ivanov");
        assertThat(claims.get("exp").longValue())
                .isEqualTo(world.clock.now().plusSeconds(300).getEpochSecond());
    }

    @Test
    void takesTheApplicationFromHeaderOrBody() {
        world.dss.client("public");

        assertThat(world.token(FORM + "&client_id=erp-client&client_secret=s3cret", null)
                        .status())
                .isEqualTo(200);
        assertThat(world.token(FORM + "&client_id=public", null).status()).isEqualTo(200);
        assertThat(world.token(FORM, "Basic " + DssWorld.base64("public:")).status())
                .isEqualTo(200);
    }

    @Test
    void refusesApplicationsThatAreNotRegisteredOrDoNotProveIt() {
        world.dss.client("public");

        world.token(FORM, null).assertRefused("invalid_client");
        world.token(FORM + "&client_id=stranger", null).assertRefused("invalid_client");
        world.token(FORM + "&client_id=erp-client", null).assertRefused("invalid_client");
        world.token(FORM + "&client_id=public&client_secret=guess", null).assertRefused("invalid_client");
        world.token(FORM, "Basic " + DssWorld.base64("erp-client:wrong")).assertRefused("invalid_client");
        world.token(FORM, "Basic " + DssWorld.base64("no colon")).assertRefused("invalid_client");
        world.token(FORM, "Basic !").assertRefused("invalid_client");
        world.token(FORM, "Bearer token").assertRefused("invalid_client");
    }

    @Test
    @Covers("unsupported_grant_type")
    void refusesOtherFlows() {
        world.dss.client("erp-client").withoutPasswordFlow();
        world.token(FORM).assertRefused("unauthorized_client");
        world.token("grant_type=client_credentials").assertRefused("unsupported_grant_type");
        world.token("grant_type=magic").assertRefused("unsupported_grant_type");
        world.token("username=ivanov").assertRefused("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type=password&password=&resource=" + DssWorld.RESOURCE,
                "grant_type=password&username=ivanov&resource=" + DssWorld.RESOURCE,
                "grant_type=password&username=ivanov&password=",
                "grant_type=password&username=ivanov&password=&resource=signserver",
                "grant_type=password&username=ivanov&password=&resource=urn:cryptopro:dss:signserver:",
                "grant_type=password&username=ivanov&password=&resource=http%3A%2F%2F%20",
                "grant_type=password&grant_type=password",
                "grant_type",
                "%zz=1"
            })
    void refusesWhatIsMissingOrMalformed(String form) {
        world.token(form).assertRefused("invalid_request");
    }

    @Test
    void refusesAnotherContentType() {
        world.call("POST", "/STS/oauth/token", Map.of("Content-Type", "application/json"), "{}")
                .assertRefused("invalid_request");
    }

    @Test
    void failsOverAResourceThatIsNotRegistered() {
        DssWorld.Answer answer = world.token(
                "grant_type=password&username=ivanov&password=&resource=urn:cryptopro:dss:signserver:other");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo(DssWorld.json("{'Message':'An error has occurred.'}"));
    }

    @Test
    void takesTheResourceInAnyCaseUnlessSetTo() {
        String form = FORM.replace("signserver:signserver", "signserver:SignServer");
        assertThat(world.token(form).status()).isEqualTo(200);

        world.dss.switches().signIn().resourceCaseSensitive(true);
        assertThat(world.token(form).status()).isEqualTo(500);
        assertThat(world.token(FORM).status()).isEqualTo(200);
    }

    @Test
    void takesTheLegacyFormOfTheResource() {
        String form = FORM.replace(DssWorld.RESOURCE, "https://dss.example.ru/SignServer/rest/api/certificates");

        assertThat(world.token(form).status()).isEqualTo(200);
        assertThat(world.token(form.replace("SignServer", "Other")).status()).isEqualTo(500);
    }

    @Test
    void refusesUsersWhoMayNotSignIn() {
        world.dss.user("petrov").password("p4ss");
        world.dss.user("sidorov").locked();
        world.dss.user("smirnov").needsSecondFactorToSignIn();

        world.token(FORM.replace("ivanov", "nobody")).assertRefused("invalid_grant");
        world.token(FORM.replace("ivanov", "petrov")).assertRefused("invalid_grant");
        world.token(FORM.replace("ivanov&password=", "petrov&password=wrong")).assertRefused("invalid_grant");
        world.token(FORM.replace("ivanov", "sidorov")).assertRefused("invalid_grant");
        world.token(FORM.replace("ivanov", "smirnov")).assertRefused("invalid_grant");
        assertThat(world.token(FORM.replace("ivanov&password=", "petrov&password=p4ss"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void takesAnyPasswordOfAUserKnownByNameAlone() {
        assertThat(world.token(FORM.replace("password=&", "password=whatever&")).status())
                .isEqualTo(200);
    }

    @Test
    void letsServiceClientsVouchForUsersWithPassword() {
        world.dss.user("petrov").password("p4ss");
        world.dss.client("erp-client").service();

        assertThat(world.token(FORM.replace("ivanov", "petrov")).status()).isEqualTo(200);
        world.token(FORM.replace("ivanov&password=", "petrov&password=wrong")).assertRefused("invalid_grant");
    }

    @Test
    @Covers("invalid_scope")
    void refusesScopesThatAreNotGranted() {
        assertThat(world.token(FORM + "&scope=dss").status()).isEqualTo(200);
        world.dss.client("erp-client").withoutOfflineAccess();
        world.token(FORM + "&scope=dss+offline_access").assertRefused("invalid_scope");
        world.token(FORM + "&scope=everything").assertRefused("invalid_scope");
    }

    @Test
    void listsTheCertificatesOfTheUser() {
        CloudKey second = world.ivanov.owns(world.individual()).named("Основной");
        world.ivanov.prefers(second);
        world.dss.user("petrov").owns(world.individual());

        JsonNode list = world.certificates(world.signIn()).json();
        assertThat(list).hasSize(2);
        JsonNode first = list.get(0);
        assertThat(first.get("ID").intValue()).isEqualTo(13);
        assertThat(first.get("CertificateBase64").textValue())
                .isEqualTo(Base64.getEncoder().encodeToString(encoded(world.key)));
        assertThat(first.get("DName").textValue()).contains("CN=ТЕСТОВ ТЕСТ");
        assertThat(first.get("Status")).isEqualTo(DssWorld.json("{'Value':'ACTIVE'}"));
        assertThat(first.get("IsDefault").booleanValue()).isFalse();
        assertThat(first.get("HasPin").booleanValue()).isTrue();
        assertThat(first.has("FriendlyName")).isFalse();
        assertThat(first.get("HashAlgorithms")).extracting(JsonNode::textValue).contains("SHA-256");
        assertThat(first.get("PrivateKeyNotAfter").textValue()).endsWith("Z");
        assertThat(list.get(1).get("IsDefault").booleanValue()).isTrue();
        assertThat(list.get(1).get("HasPin").booleanValue()).isFalse();
        assertThat(list.get(1).get("FriendlyName").textValue()).isEqualTo("Основной");
    }

    @Test
    void tellsTheStatusOfCertificates() throws InterruptedException {
        CloudKey revoked = world.ivanov.owns(world.individual());
        world.authority.revoke(revoked.identity().x509());
        world.ivanov.owns(world.individual()).status("HOLD");
        assertThat(statuses()).containsExactly("ACTIVE", "REVOKED", "HOLD");

        world.clock.advance(Duration.ofDays(400));
        assertThat(statuses()).containsExactly("NOT_VALID", "REVOKED", "HOLD");
    }

    @Test
    void asksForATokenThatIsAlive() throws InterruptedException {
        String token = world.signIn();
        world.clock.advance(Duration.ofSeconds(299));
        assertThat(world.certificates(token).status()).isEqualTo(200);

        world.clock.advance(Duration.ofSeconds(1));
        world.certificates(token).assertEmpty(401);
        world.certificates("guess").assertEmpty(401);
        world.certificates(token + "x").assertEmpty(401);
        world.call("GET", "/SignServer/rest/api/certificates", Map.of(), "").assertEmpty(401);
        world.call("GET", "/SignServer/rest/api/certificates", Map.of("Authorization", token), "")
                .assertEmpty(401);
    }

    @Test
    void letsTokensLiveAsLongAsItIsSetTo() throws InterruptedException {
        world.dss.switches().signIn().tokenLifetime(Duration.ofMinutes(1));
        JsonNode answer = world.token(FORM).json();
        assertThat(answer.get("expires_in").intValue()).isEqualTo(60);

        world.clock.advance(Duration.ofMinutes(1));
        world.certificates(answer.get("access_token").textValue()).assertEmpty(401);
    }

    @Test
    void answersOtherPathsAndMethodsWithTheirStatus() {
        for (String path : List.of("/STS/other", "/SignServer/rest/api/other", "/SignServer", "/STS")) {
            world.call("POST", path, Map.of(), "").assertEmpty(404);
        }
        world.call("GET", "/STS/oauth/token", Map.of(), "").assertEmpty(405);
        world.call("PUT", "/SignServer/rest/api/certificates", Map.of(), "").assertEmpty(405);
        world.call("GET", "/SignServer/rest/api/documents", Map.of(), "").assertEmpty(405);
    }

    @Test
    void findsPathsInAnyCase() {
        assertThat(world.call(
                                "POST",
                                "/STS/OAuth/Token",
                                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                                FORM + "&client_id=erp-client&client_secret=s3cret")
                        .status())
                .isEqualTo(200);
    }

    private List<String> statuses() {
        List<String> statuses = new ArrayList<>();
        world.certificates(world.signIn())
                .json()
                .forEach(certificate ->
                        statuses.add(certificate.at("/Status/Value").textValue()));
        return statuses;
    }

    private static byte[] encoded(CloudKey key) {
        try {
            return key.identity().x509().getEncoded();
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
