package org.qoltanba.testkit.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qoltanba.testkit.sigex.SigexWorld.DOCUMENT;
import static org.qoltanba.testkit.sigex.SigexWorld.accepted;
import static org.qoltanba.testkit.sigex.SigexWorld.assertRefused;
import static org.qoltanba.testkit.sigex.SigexWorld.json;
import static org.qoltanba.testkit.sigex.SigexWorld.object;
import static org.qoltanba.testkit.sigex.SigexWorld.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.testkit.http.FakeResponse;
import org.qoltanba.testkit.pki.KeyAlgorithm;
import org.qoltanba.testkit.pki.TestIdentity;

/** Signing in and out (contract sections 3.2 and 7.31 to 7.35). */
@Covers({"POST /api/auth", "GET /api/auth", "GET /api/authLog"})
class AuthenticationTest {

    private static final String BIN = "050540004455";

    private final SigexWorld world = new SigexWorld();
    private final TestIdentity person = world.individual();

    @Test
    void externalAuthenticationTellsWhoSignedAndLetsNobodyIn() {
        String nonce = nonce();

        FakeResponse answer = signIn(nonce, cms(nonce, person), true);

        JsonNode told = accepted(parse(answer));
        assertThat(told.get("userId").textValue()).isEqualTo(SigexWorld.iin(person));
        assertThat(told.has("businessId")).isFalse();
        assertThat(told.get("subject").textValue()).startsWith("CN=");
        assertThat(told.get("subjectStructure").get(0).get(0).get("oid").textValue())
                .isEqualTo("2.5.4.3");
        assertThat(told.get("signAlgorithm").textValue()).isEqualTo("1.2.840.10045.4.3.2");
        assertThat(told.get("policyIds")).isNotEmpty();
        assertThat(told.get("extKeyUsages").toString()).contains("1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.1");
        assertThat(told.get("certificateValidFrom").longValue())
                .isLessThan(told.get("certificateValidUntil").longValue());
        assertThat(answer.headers()).doesNotContainKey("Set-Cookie");
        assertRefused(parse(signIn(nonce, cms(nonce, person), true)), "Invalid authentication nonce");
    }

    @Test
    void point13TheCookieIsSetRenewedAndClearedExactly() throws InterruptedException {
        String nonce = nonce();
        FakeResponse entered = signIn(nonce, cms(nonce, person), false);
        String set = cookie(entered);
        assertThat(set).matches("jwt=[A-Za-z0-9_.-]+; Path=/; Secure; HttpOnly; SameSite=Strict");
        String token = set.split(";", 2)[0];

        FakeResponse early = get("/api/auth", token);
        assertThat(parse(early)).isEqualTo(parse(entered));
        assertThat(early.headers()).doesNotContainKey("Set-Cookie");

        world.clock.advance(Duration.ofMinutes(31));
        FakeResponse late = get("/api/version", token);
        assertThat(cookie(late)).matches("jwt=[A-Za-z0-9_.-]+; Path=/; Secure; HttpOnly; SameSite=Strict");
        String renewed = cookie(late).split(";", 2)[0];
        assertThat(renewed).isNotEqualTo(token);
        assertThat(cookie(get("/api/AAAAAAAAAAAAAAAA", token))).startsWith("jwt=");

        world.clock.advance(Duration.ofMinutes(30));
        assertRefused(parse(get("/api/auth", token)), "Authentication required");
        assertThat(parse(get("/api/auth", renewed)).get("userId").textValue()).isEqualTo(SigexWorld.iin(person));

        FakeResponse left = post("/api/auth", object().put("logout", true), renewed);
        assertThat(new String(left.body(), StandardCharsets.UTF_8)).isEqualTo("{}");
        assertThat(cookie(left)).startsWith("jwt=;").contains("Max-Age=0", "Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assertRefused(parse(get("/api/auth", renewed)), "Authentication required");
    }

    @Test
    void externalModeMakesNoProfile() {
        String nonce = nonce();
        accepted(parse(signIn(nonce, cms(nonce, person), true)));

        String documentId = accepted(world.post("/api", SigexWorld.registration(SigexWorld.cms(person))))
                .get("documentId")
                .textValue();
        assertThat(world.send("/api/" + documentId + "/data", DOCUMENT).has("automaticallyCreatedUserSettings"))
                .isTrue();
    }

    @Test
    void internalModeMakesAProfile() {
        SigexCaller.signedIn(world, person);

        String documentId = accepted(world.post("/api", SigexWorld.registration(SigexWorld.cms(person))))
                .get("documentId")
                .textValue();
        assertThat(world.send("/api/" + documentId + "/data", DOCUMENT).has("automaticallyCreatedUserSettings"))
                .isFalse();
    }

    @Test
    void anEmployeeIsKnownWithTheOrganization() {
        TestIdentity director = world.employee(BIN, Authority.FIRST_HEAD);

        JsonNode told = accepted(SigexCaller.signedIn(world, director).get("/api/auth"));

        assertThat(told.get("businessId").textValue()).isEqualTo("BIN" + BIN);
        assertThat(told.get("extKeyUsages").toString()).contains(Authority.FIRST_HEAD.oid());
    }

    @Test
    void certificatesForSigningInAreTaken() {
        TestIdentity authentication =
                world.authority.identity(world.nextIin()).authenticationOnly().issue();
        String nonce = nonce();

        accepted(parse(signIn(nonce, cms(nonce, authentication), false)));
        assertRefused(
                world.post("/api", SigexWorld.registration(SigexWorld.cms(authentication))), "Bad signer certificate");
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"EC_P256", "EC_P384", "RSA_2048"})
    void anyKeyOfThePlatformSigns(KeyAlgorithm algorithm) {
        TestIdentity identity = world.authority.individual(world.nextIin(), algorithm);
        String nonce = nonce();

        accepted(parse(signIn(nonce, cms(nonce, identity), false)));
    }

    @Test
    void attachedContentAndPemAreTaken() {
        String nonce = nonce();
        String attached = CmsMaker.over(Base64.getDecoder().decode(nonce))
                .by(person)
                .attached()
                .base64();
        accepted(parse(signIn(nonce, attached, true)));

        String second = nonce();
        String pem = "-----BEGIN CMS-----\n" + cms(second, person) + "\n-----END CMS-----\n";
        accepted(parse(signIn(second, pem, true)));
    }

    @Test
    @Covers("Invalid authentication nonce")
    void aNonceIsGoodOnceAndForAWhile() throws InterruptedException {
        String unknown = Base64.getEncoder().encodeToString(new byte[32]);
        assertRefused(parse(signIn(unknown, cms(unknown, person), false)), "Invalid authentication nonce");

        String late = nonce();
        world.clock.advance(Duration.ofMinutes(5));
        assertRefused(parse(signIn(late, cms(late, person), false)), "Invalid authentication nonce");

        String other = nonce();
        assertRefused(parse(signIn(nonce(), cms(other, person), false)), "Invalid authentication nonce");

        world.sigex.switches().signIn().nonceLifetime(Duration.ofHours(1));
        String patient = nonce();
        world.clock.advance(Duration.ofMinutes(59));
        accepted(parse(signIn(patient, cms(patient, person), false)));
    }

    @Test
    void whetherARefusalSpendsTheNonceIsASwitch() {
        String spent = nonce();
        assertRefused(parse(signIn(spent, "AAAA", false)), "Failed to parse signature");
        assertRefused(parse(signIn(spent, cms(spent, person), false)), "Invalid authentication nonce");

        world.sigex.switches().signIn().refusalSpendsNonce(false);
        String kept = nonce();
        assertRefused(parse(signIn(kept, "AAAA", false)), "Failed to parse signature");
        accepted(parse(signIn(kept, cms(kept, person), false)));
        assertRefused(parse(signIn(kept, cms(kept, person), false)), "Invalid authentication nonce");
    }

    @Test
    void badCertificatesDoNotSignIn() {
        assertSignInRefused(world.authority.identity(world.nextIin()).revoked().issue(), "Invalid certificate status");
        assertSignInRefused(
                world.authority.identity(world.nextIin()).expired().issue(),
                "Signer certificate expired or not yet valid");
        assertSignInRefused(new SigexWorld().individual(), "Failed to build certificate chain");
        world.sigex.switches().outages().ocspAvailable(false);
        assertSignInRefused(person, "OCSP server problem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'nonce':'AAAA'}", "{'signature':'AAAA'}", "{'logout':1}", "{'nonse':'AAAA'}"})
    void refusesAnotherStructure(String body) {
        assertRefused(world.post("/api/auth", json(body)), "Invalid JSON request structure");
    }

    @Test
    void unreadableSignaturesAreRefused() {
        assertRefused(parse(signIn(nonce(), "AAAA", false)), "Failed to parse signature");
    }

    @Test
    void whoHasNoCookieIsNobody() {
        assertRefused(world.get("/api/auth"), "Authentication required");
        assertRefused(world.get("/api/authLog"), "Authentication required");
        assertRefused(parse(get("/api/auth", "jwt=forged.token.here")), "Authentication required");
        accepted(world.post("/api/auth", object().put("logout", true)));
    }

    @Test
    void theJournalTellsWhenAndHow() throws InterruptedException {
        SigexCaller.signedIn(world, person);
        world.clock.advance(Duration.ofMinutes(1));
        JsonNode log = accepted(SigexCaller.signedIn(world, person).get("/api/authLog"));

        assertThat(log.get("userId").textValue()).isEqualTo(SigexWorld.iin(person));
        assertThat(log.get("eventsTotal").intValue()).isEqualTo(2);
        JsonNode latest = log.get("events").get(0);
        assertThat(latest.get("authAt").longValue()).isEqualTo(world.clock.now().toEpochMilli());
        assertThat(latest.get("serialNumber").textValue())
                .isEqualTo(person.x509().getSerialNumber().toString(16));
        assertThat(latest.get("issuer").textValue()).contains("Qoltanba Test Root");
        assertThat(latest.get("ip").textValue()).isEqualTo("127.0.0.1");
    }

    @Test
    @Covers("Already authenticated with TLS certificate")
    void informationSystemsDoNotSignIn() {
        SigexCaller system =
                SigexCaller.system(world, world.sigex.organization(Bin.of(BIN)).informationSystem());

        assertRefused(system.post("/api/auth", object()), "Already authenticated with TLS certificate");
        assertRefused(system.get("/api/auth"), "Already authenticated with TLS certificate");
        assertRefused(system.get("/api/authLog"), "Access denied");
    }

    private void assertSignInRefused(TestIdentity identity, String message) {
        String nonce = nonce();
        assertRefused(parse(signIn(nonce, cms(nonce, identity), false)), message);
    }

    private String nonce() {
        return accepted(world.post("/api/auth", object())).get("nonce").textValue();
    }

    private static String cms(String nonce, TestIdentity identity) {
        return CmsMaker.over(Base64.getDecoder().decode(nonce)).by(identity).base64();
    }

    private FakeResponse signIn(String nonce, String signature, boolean external) {
        ObjectNode body = object().put("nonce", nonce).put("signature", signature);
        return post("/api/auth", external ? body.put("external", true) : body, "other=1");
    }

    private FakeResponse post(String path, JsonNode body, String cookie) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return world.raw(
                "POST", path, Map.of("content-type", List.of("application/json"), "cookie", List.of(cookie)), bytes);
    }

    private FakeResponse get(String path, String cookie) {
        return world.raw("GET", path, Map.of("cookie", List.of("a=b; " + cookie)), new byte[0]);
    }

    private static String cookie(FakeResponse response) {
        return Objects.requireNonNull(response.headers().get("Set-Cookie"), "no cookie");
    }
}
