package org.qoltanba.client.sigex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.document.Bytes;
import org.qoltanba.api.error.AuthenticationFailedException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.error.TransportException;
import org.qoltanba.api.sigex.ArchiveSettings;
import org.qoltanba.api.sigex.AuthenticationNonce;
import org.qoltanba.api.sigex.InvalidSettingsException;
import org.qoltanba.api.sigex.SigexClient;
import org.qoltanba.api.sigex.SigexEndpoint;
import org.qoltanba.api.sigex.SigexIdentity;
import org.qoltanba.api.sigex.SigexSession;
import org.qoltanba.api.sigex.SignInRecord;
import org.qoltanba.api.sigex.SignInRefusedException;
import org.qoltanba.api.sigex.UserSettings;
import org.qoltanba.api.signature.Authority;
import org.qoltanba.api.signature.Bin;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.api.signature.Signature;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;

/** Signing in and what belongs to the person who did, as it goes over the wire. */
class SigexSessionWireTest {

    private static final String AUTH = "POST /api/auth";
    private static final String WHO = "GET /api/auth";
    private static final String SETTINGS = "GET /api/settings";
    private static final String SAVE = "POST /api/settings";
    private static final AuthenticationNonce NONCE = AuthenticationNonce.of("q83vEjRW");
    private static final Signature SIGNATURE = Signature.of(Bytes.of(new byte[] {0x30, 3, 2, 1, 5}));
    private static final String IDENTITY = "{'userId':'IIN800101300123','businessId':'BIN123456789012',"
            + "'email':'me@example.kz','subject':'CN=SOMEBODY','extKeyUsages':['1.2.398.3.3.4.1.2.1'],"
            + "'certificateValidFrom':1642480730000,'novelty':1}";
    private static final String STORED =
            "{'userId':'IIN800101300123','emailNotificationsEnabled':true,'email':'me@example.kz','modifiedAt':7,"
                    + "'dataArchiveEnabled':false,'dataArchiveQuota':100,'dataArchiveUsage':3,"
                    + "'dataArchiveContactEmail':'','telegram':{'chat':[5]}}";

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final SigexClient sigex =
            SigexService.connect(SigexEndpoint.of(server.address()), engine.transport(), engine.waiting());

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private static String refusal(String message) {
        return "{'message':'" + message + "','requestID':1570108542768139099}";
    }

    private static MockResponse.Builder json(String body, String... cookies) {
        MockResponse.Builder answer = ScriptedServer.json(200, body.replace('\'', '"'));
        for (String cookie : cookies) {
            answer.addHeader("Set-Cookie", cookie);
        }
        return answer;
    }

    private SigexSession signedIn() {
        server.on(AUTH, json(IDENTITY, "other=1; Path=/", "jwt=first.a.b; Path=/; Secure; HttpOnly; SameSite=Strict"));
        return sigex.authentication().signIn(NONCE, SIGNATURE);
    }

    private List<String> cookies(String point) {
        return server.requests(point).stream()
                .map(request -> String.valueOf(request.getHeaders().get("Cookie")))
                .toList();
    }

    @Test
    @Covers("POST /api/auth")
    void signingInSendsTheNonceAndItsSignature() {
        server.on(AUTH, "{'nonce':'q83vEjRW'}");
        AuthenticationNonce nonce = sigex.authentication().nonce();
        assertThat(nonce).isEqualTo(NONCE);

        SigexSession session = signedIn();

        assertThat(server.bodies(AUTH)).containsExactly("{}", "{\"nonce\":\"q83vEjRW\",\"signature\":\"MAMCAQU=\"}");
        SigexIdentity identity = session.identity();
        assertThat(identity.person()).isEqualTo(Iin.of("800101300123"));
        assertThat(identity.organization()).contains(Bin.of("123456789012"));
        assertThat(identity.email()).contains("me@example.kz");
        assertThat(identity.subject()).isEqualTo("CN=SOMEBODY");
        assertThat(identity.authorities()).containsExactly(Authority.FIRST_HEAD);
        assertThat(identity.certificateValidFrom()).contains(Instant.ofEpochMilli(1642480730000L));
        assertThat(identity.certificateValidUntil()).isEmpty();
        assertThat(session.toString()).isEqualTo("SigexSession[SigexIdentity[employee of BIN123456789012]]");
    }

    @Test
    void identifyingSomebodyOpensNoSession() {
        server.on(AUTH, json(IDENTITY, "jwt=never.asked.for"));

        assertThat(sigex.authentication().identify(NONCE, SIGNATURE).person()).isEqualTo(Iin.of("800101300123"));
        server.on(WHO, refusal("Authentication required"));
        assertThat(server.bodies(AUTH))
                .containsExactly("{\"nonce\":\"q83vEjRW\",\"signature\":\"MAMCAQU=\",\"external\":true}");
        assertThat(cookies(AUTH)).containsExactly("null");
    }

    @Test
    @Covers("GET /api/auth")
    void theCookieIsRenewedByAnyAnswerEvenARefusal() {
        SigexSession session = signedIn();
        server.on(WHO, json(refusal("Unexpected error"), "jwt=second"))
                .on(WHO, json(IDENTITY))
                .on(WHO, json(IDENTITY, "jwt=; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT"))
                .on(WHO, json(refusal("Authentication required")));

        assertThat(session.currentIdentity().person()).isEqualTo(Iin.of("800101300123"));
        session.currentIdentity();
        assertThatExceptionOfType(AuthenticationFailedException.class)
                .isThrownBy(session::currentIdentity)
                .withMessageContaining("signIn");

        assertThat(cookies(WHO)).containsExactly("jwt=first.a.b", "jwt=second", "jwt=second", "null");
        server.on("GET /api/version", refusal("Unexpected error"));
        assertThat(cookies(AUTH)).as("nobody else has it").containsExactly("null");
    }

    @Test
    void twoSessionsDoNotMix() {
        SigexSession one = signedIn();
        server.on(AUTH, json(IDENTITY, "jwt=theirs"));
        SigexSession other = one.authentication().signIn(NONCE, SIGNATURE);
        server.on(WHO, json(IDENTITY));

        one.currentIdentity();
        other.currentIdentity();

        assertThat(cookies(WHO)).containsExactly("jwt=first.a.b", "jwt=theirs");
        assertThat(cookies(AUTH)).containsExactly("null", "null");
    }

    @Test
    void closingSignsOutOnceAndForgetsTheCookie() {
        SigexSession session = signedIn();
        server.on(AUTH, json("{}", "jwt=; Max-Age=0")).on(WHO, json(refusal("Authentication required"), "jwt=late"));

        session.close();
        session.close();

        assertThat(server.bodies(AUTH)).hasSize(2).endsWith("{\"logout\":true}");
        assertThat(cookies(AUTH)).containsExactly("null", "jwt=first.a.b");
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(session::currentIdentity);
        }
        assertThat(cookies(WHO)).containsOnly("null");
    }

    @Test
    void aSessionTheServiceCannotBeToldAboutIsClosedAllTheSame() {
        SigexSession session = signedIn();
        server.on(AUTH, 503, "").on(WHO, refusal("Authentication required"));

        session.close();

        assertThat(session.signOutAsync().toCompletableFuture()).isCompletedExceptionally();
        assertThatExceptionOfType(AuthenticationFailedException.class).isThrownBy(session::currentIdentity);
        assertThat(cookies(WHO)).containsOnly("null");
    }

    @Test
    void aLostAnswerIsAskedForAgainWithTheSameNonce() {
        server.losesAnswer(AUTH);

        SigexSession session = signedIn();

        assertThat(server.bodies(AUTH)).hasSize(2);
        assertThat(session.identity().person()).isEqualTo(Iin.of("800101300123"));
    }

    @Test
    @Covers("Invalid authentication nonce")
    void aSessionLostWithItsAnswerTakesANewNonce() {
        server.losesAnswer(AUTH).on(AUTH, refusal("Invalid authentication nonce"));

        assertThatExceptionOfType(SignInRefusedException.class)
                .isThrownBy(() -> sigex.authentication().signIn(NONCE, SIGNATURE))
                .withMessageContaining("Ask for a new block");
        assertThat(server.bodies(AUTH)).hasSize(2);
    }

    @Test
    void aNonceThatIsNoneIsTheServicesFault() {
        server.on(AUTH, "{'nonce':''}");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> sigex.authentication().nonce());
    }

    @Test
    @Covers({"GET /api/settings", "POST /api/settings"})
    void changingOneSettingKeepsTheRestAndWhatIsNotUnderstood() {
        SigexSession session = signedIn();
        server.on(SETTINGS, STORED).on(SAVE, "{'userId':'IIN800101300123','modifiedAt':9}");

        UserSettings changed =
                session.account().change(settings -> settings.withArchive(ArchiveSettings.on("it@example.kz")));

        assertThat(server.bodies(SAVE))
                .containsExactly(("{'telegram':{'chat':[5]},'emailNotificationsEnabled':true,'email':'me@example.kz',"
                                + "'dataArchiveEnabled':true,'dataArchiveContactEmail':'it@example.kz'}")
                        .replace('\'', '"'));
        assertThat(changed.modifiedAt()).contains(Instant.ofEpochMilli(9));
        assertThat(session.account().settings().archive().quota()).isEqualTo(100);
    }

    @Test
    void whatChangesNothingIsNotWritten() {
        SigexSession session = signedIn();
        server.on(SETTINGS, STORED);

        session.account().change(settings -> settings.withEmail("me@example.kz"));

        assertThat(server.points()).doesNotContain(SAVE);
    }

    @Test
    void aLostAnswerToAChangeIsSettledByReading() {
        SigexSession session = signedIn();
        server.on(SETTINGS, STORED)
                .on(
                        SETTINGS,
                        STORED.replace("me@example.kz", "new@example.kz").replace("'modifiedAt':7", "'modifiedAt':9"))
                .losesAnswer(SAVE);

        UserSettings changed = session.account().change(settings -> settings.withEmail("new@example.kz"));

        assertThat(changed.email()).isEqualTo("new@example.kz");
        assertThat(changed.modifiedAt()).contains(Instant.ofEpochMilli(9));
        assertThat(server.requests(SAVE)).hasSize(1);
    }

    @Test
    void aChangeThatDidNotArriveIsMadeOnWhatIsThereNow() {
        SigexSession session = signedIn();
        server.on(SETTINGS, STORED)
                .on(SETTINGS, STORED.replace("'emailNotificationsEnabled':true", "'emailNotificationsEnabled':false"))
                .on(SAVE, 502, "")
                .on(SAVE, "{'userId':'IIN800101300123','modifiedAt':9}");

        UserSettings changed = session.account().change(settings -> settings.withEmail("new@example.kz"));

        assertThat(changed.email()).isEqualTo("new@example.kz");
        assertThat(changed.emailNotifications()).as("somebody else's change").isFalse();
        assertThat(server.bodies(SAVE)).hasSize(2).last().asString().contains("\"emailNotificationsEnabled\":false");
    }

    @Test
    void settingsTheServiceDoesNotTakeSaySo() {
        SigexSession session = signedIn();
        server.on(SETTINGS, STORED).on(SAVE, refusal("One of the provided URL addresses is in invalid format"));

        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> session.account().change(settings -> settings.withEmail("x")));
    }

    @Test
    @Covers({"GET /api/authLog", "GET /api/settingsAudit"})
    void journalsAreRead() {
        SigexSession session = signedIn();
        server.on(
                "GET /api/authLog",
                "{'userId':'IIN800101300123','eventsTotal':1,'events':[{'authAt':5,'serialNumber':'0a','issuer':'CN=CA',"
                        + "'ip':'10.0.0.1'}]}");
        server.on(
                        "GET /api/settingsAudit",
                        "{'userId':'IIN800101300123','eventsTotal':1,'events':[{'eventId':1,'modifiedAt':8,'original':"
                                + STORED + ",'modified':" + STORED.replace("me@", "my@") + "}]}")
                .on("GET /api/settingsAudit", "{'eventsTotal':1,'events':[]}");

        assertThat(session.account().signIns())
                .containsExactly(new SignInRecord(Instant.ofEpochMilli(5), "0a", "CN=CA", "10.0.0.1"));
        assertThat(session.account().settingsAudit().all(10)).hasSize(1).first().satisfies(event -> {
            assertThat(event.original().email()).isEqualTo("me@example.kz");
            assertThat(event.modified().email()).isEqualTo("my@example.kz");
            assertThat(event.modifiedBy()).isEmpty();
            assertThat(event.modifiedAt()).isEqualTo(Instant.ofEpochMilli(8));
        });
        assertThat(server.requests("GET /api/settingsAudit"))
                .extracting(request -> request.getUrl().queryParameter("lastEventId"))
                .containsExactly(null, "1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jwt", "xjwt=a", "jwt =a", "jwt=a b", "jwt=\"unclosed", "JWT=a"})
    void whatIsNoSuchCookieIsNotKept(String header) {
        SessionCookie cookie = new SessionCookie();
        cookie.received(List.of(header));
        assertThat(cookie.cookies()).isEmpty();
        assertThat(cookie).hasToString("SessionCookie[none]");
    }

    @Test
    void aCookieIsNeverShown() {
        SessionCookie cookie = new SessionCookie();
        cookie.received(List.of("jwt=secret; Secure"));
        assertThat(cookie.cookies().map(value -> value.reveal(String::new))).contains("jwt=secret");
        assertThat(cookie.toString() + cookie.cookies()).doesNotContain("secret");
    }

    @Test
    void anEndpointWithoutTheServiceSaysSo() {
        SigexClient nowhere = SigexService.connect(
                SigexEndpoint.of(URI.create("http://localhost:1")), engine.transport(), engine.waiting());

        assertThatExceptionOfType(TransportException.class)
                .isThrownBy(() -> nowhere.authentication().nonce());
    }

    @Test
    void requestsOfAnAnonymousCallerHaveNoCookie() {
        SigexSession session = signedIn();
        server.on(
                "GET /api/version",
                "{'version':'v1','buildTimeStamp':'1','licenseOwner':'BIN123456789012',"
                        + "'licenseUntil':'2030-01-01'}");

        sigex.directory().version();
        session.directory().version();

        assertThat(server.requests("GET /api/version"))
                .extracting((RecordedRequest request) -> request.getHeaders().get("Cookie"))
                .containsExactly(null, "jwt=first.a.b");
    }
}
