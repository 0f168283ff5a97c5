package org.qoltanba.client.dss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qoltanba.api.dss.DssAction;
import org.qoltanba.api.dss.DssApiVersion;
import org.qoltanba.api.dss.DssCertificate;
import org.qoltanba.api.dss.DssCertificateStatus;
import org.qoltanba.api.dss.DssEndpoint;
import org.qoltanba.api.dss.DssKeyring;
import org.qoltanba.api.dss.DssPinCodeMode;
import org.qoltanba.api.dss.DssPolicy;
import org.qoltanba.api.dss.DssSession;
import org.qoltanba.api.dss.UnknownCertificateException;
import org.qoltanba.api.error.NotFoundException;
import org.qoltanba.api.error.ProtocolException;
import org.qoltanba.api.secret.Secret;
import org.qoltanba.api.signature.Iin;
import org.qoltanba.client.testing.Engine;
import org.qoltanba.client.testing.ScriptedServer;
import org.qoltanba.testkit.pki.TestCertificateAuthority;
import org.qoltanba.testkit.pki.TestIdentity;

/** Policy, and what nobody has to confirm, as it goes over the wire (contract sections 4.2, 4.3 and 6.5). */
class KeyringWireTest {

    private static final String API = "/SignServer/rest/api";
    private static final String POLICY = "GET " + API + "/policy";
    private static final String CERTIFICATE = "GET " + API + "/certificates/13";
    private static final String CONTENT = "GET " + API + "/certificates/13/content";
    private static final String INSTALL = "POST " + API + "/certificates";
    private static final String CHECK_PIN = "POST " + API + "/certificates/13/pin/check";
    private static final String DEFAULT = "POST " + API + "/certificates/13/default";
    private static final String REQUESTS = "GET " + API + "/requests";
    private static final String REQUEST = "GET " + API + "/requests/7";
    private static final String DELETE_REQUEST = "DELETE " + API + "/requests/7";

    private final ScriptedServer server = new ScriptedServer();
    private final Engine engine = new Engine();
    private final TestIdentity ivanov =
            new TestCertificateAuthority(engine.clock(), new SecureRandom()).individual(Iin.of("800101300123"));
    private final DssEndpoint endpoint = DssEndpoint.of(server.address()).oauthClient("erp", Secret.of("s"));

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private DssSession session(DssEndpoint of) {
        server.on("POST /STS/oauth/token", "{'access_token':'A1','expires_in':300}");
        return DssService.connect(of, engine.transport(), engine.waiting()).signIn("ivanov", Secret.empty());
    }

    private DssKeyring keyring() {
        return session(endpoint).keyring();
    }

    private DssCertificate certificate() {
        return new DssCertificate(13, ivanov.certificate(), DssCertificateStatus.ACTIVE, true, true, null);
    }

    private String wire() {
        return "{'ID':13,'CertificateBase64':'"
                + ivanov.certificate().encoded().toBase64()
                + "','Status':{'Value':'HOLD'},'IsDefault':false,'HasPin':true,'Storage':'Mobile'}";
    }

    private static String error(String code) {
        return "{\"error\":\"" + code + "\"}";
    }

    @Test
    @Covers("GET /SignServer/rest/api/certificates/{id}")
    void oneCertificateIsLookedAt() {
        server.on(CERTIFICATE, wire());
        DssCertificate certificate = keyring().certificate(13);

        assertThat(certificate.certificate()).isEqualTo(ivanov.certificate());
        assertThat(certificate.status()).isEqualTo(DssCertificateStatus.HOLD);
        assertThat(certificate.hasPin()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"400, certificate_not_found", "404, certificate_not_found", "400, cert_not_found"})
    @Covers("cert_not_found")
    void aCertificateThatIsNotThere(int status, String code) {
        server.on(CERTIFICATE, status, error(code));

        assertThatExceptionOfType(UnknownCertificateException.class)
                .isThrownBy(() -> keyring().certificate(13));
    }

    @Test
    @Covers("GET /SignServer/rest/api/certificates/{id}/content")
    void aCertificateIsDescribedInXml() {
        server.on(CONTENT, 200, "\"<Certificate subject=\\\"CN=A\\\"/>\"");

        assertThat(keyring().describe(13)).isEqualTo("<Certificate subject=\"CN=A\"/>");
        assertThat(server.requests(CONTENT).get(0).getUrl().queryParameter("format"))
                .isEqualTo("2");
    }

    @Test
    @Covers("POST /SignServer/rest/api/certificates")
    void aCertificateFromOutsideIsInstalled() {
        server.on(INSTALL, wire());

        assertThat(keyring().install(ivanov.certificate().encoded()).id()).isEqualTo(13);
        assertThat(server.bodies(INSTALL))
                .containsExactly(
                        "{\"certificate\":\"" + ivanov.certificate().encoded().toBase64() + "\"}");
    }

    @Test
    @Covers({"POST /SignServer/rest/api/certificates", "request_not_found"})
    void aCertificateNobodyAskedForIsNotInstalled() {
        server.on(INSTALL, 400, error("request_not_found"));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> keyring().install(ivanov.certificate().encoded()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'IsValid':true,'ErrorDescription':null} | true",
                "{'IsValid':false,'ErrorDescription':'two attempts left'} | false",
                "{} | false"
            })
    @Covers("POST /SignServer/rest/api/certificates/{id}/pin/check")
    void aPinIsChecked(String answer, boolean valid) {
        server.on(CHECK_PIN, answer);

        assertThat(keyring().checkPin(certificate(), Secret.of("12\"34")).valid())
                .isEqualTo(valid);
        assertThat(server.bodies(CHECK_PIN)).containsExactly("{\"Pin\":\"12\\\"34\",\"CheckAttempts\":true}");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    @Covers("POST /SignServer/rest/api/certificates/{id}/default")
    void aCertificateIsMadeTheDefault(int status) {
        server.on(DEFAULT, status, "");
        keyring().makeDefault(certificate());

        assertThat(server.bodies(DEFAULT)).containsExactly("{\"Default\":true}");
    }

    @Test
    @Covers({
        "DELETE /SignServer/rest/api/requests/{id}",
        "GET /SignServer/rest/api/requests",
        "GET /SignServer/rest/api/requests/{id}"
    })
    void requestsAreListedLookedAtAndDeleted() {
        server.on(REQUESTS, "[{'ID':7,'Status':'PENDING'},{'ID':8,'Status':'ACCEPTED','CertificateID':13}]");
        server.on(REQUEST, "{'ID':7,'Status':'REJECTED'}").on(DELETE_REQUEST, 200, "");
        DssKeyring keyring = keyring();

        assertThat(keyring.requests()).hasSize(2);
        assertThat(keyring.requests().get(1).issued()).hasValue(13);
        assertThat(keyring.request(7).status()).hasToString("REJECTED");
        keyring.deleteRequest(7);
        assertThat(server.requests(DELETE_REQUEST)).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> keyring.deleteRequest(-1));
    }

    private static final String WHOLE = "{'CAPolicy':[{'ID':1,'Name':'Test CA','Active':true,'AllowUserMode':true,"
            + "'NamePolicy':[{'IsRequired':true,'Order':0,'OID':'2.5.4.3','Name':'Общее имя','Value':'',"
            + "'StringIdentifier':'CN'}],'CAType':'DSSOutOfBandEnroll'}],'CSPsPolicy':[{'ID':'c','GroupID':'g',"
            + "'ProviderName':'Crypto-Pro','ProviderType':80,'KeyLength':512,'HashAlgorithms':['GR 34.11-2012 256'],"
            + "'Description':'ГОСТ'}],'ActionPolicy':[{'Action':'SignDocument','MfaRequired':true},"
            + "{'Action':'DecryptDocument','MfaRequired':false},{'Action':'ChangePin'}],'PinCodeMode':'Allow',"
            + "'TspServices':[{'Name':'default','Title':'TSP','Url':'http://tsp.example.ru/tsp.srf'}],"
            + "'AllowedSignatureTypes':['CAdES','PDF'],'AllowThirdPartyTsp':true,'AllowHashSigning':true}";

    @Test
    @Covers("GET /SignServer/rest/api/policy")
    void thePolicyIsRead() {
        server.on(POLICY, WHOLE);
        DssPolicy policy = session(endpoint).policy();

        assertThat(policy.authorities().get(0).isOutOfBand()).isTrue();
        assertThat(policy.authorities().get(0).nameParts().get(0).oid()).isEqualTo("2.5.4.3");
        assertThat(policy.keyProviders().get(0).groupId()).isEqualTo("g");
        assertThat(policy.pinCodeMode()).isEqualTo(DssPinCodeMode.ALLOW);
        assertThat(policy.timeStampServices().get(0).address()).isEqualTo("http://tsp.example.ru/tsp.srf");
        assertThat(policy.signatureTypes()).containsExactly("CAdES", "PDF");
        assertThat(policy.hashSigning()).isTrue();
        assertThat(policy.requiresConfirmation(DssAction.SIGN_DOCUMENT)).isTrue();
        assertThat(policy.requiresConfirmation(DssAction.DECRYPT_DOCUMENT)).isFalse();
    }

    @Test
    void whatThePolicyDoesNotSayIsConfirmedAndNotAllowed() {
        server.on(
                POLICY,
                "{'ActionPolicy':[{'Action':'ChangePin'},{'Action':'SignDocument','MfaRequired':false},"
                        + "{'Action':'SignDocument','MfaRequired':true}]}");
        DssPolicy policy = session(endpoint).policy();

        assertThat(List.of(DssAction.CHANGE_PIN, DssAction.SIGN_DOCUMENT, DssAction.PRIVATE_KEY_ACCESS))
                .allMatch(policy::requiresConfirmation);
        assertThat(policy.hashSigning()).isFalse();
        assertThat(policy.thirdPartyTimeStamps()).isFalse();
        assertThat(policy.pinCodeMode().isKnown()).isFalse();
    }

    @Test
    @Covers("GET /SignServer/rest/api/policy")
    void aServiceClientHasEverythingConfirmed() {
        server.on(POLICY, WHOLE);

        assertThat(session(endpoint.serviceClient("erp", Secret.of("s")))
                        .policy()
                        .requiresConfirmation(DssAction.DECRYPT_DOCUMENT))
                .isTrue();
    }

    @Test
    @Covers("GET /SignServer/rest/api/certificates/{id}")
    void anAnswerThatIsNoCertificateIsNotUnderstood() {
        server.on(CERTIFICATE, "{'ID':13}");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> keyring().certificate(13));
    }

    @Test
    @Covers({
        "DELETE /SignServer/rest/api/v2/requests/{id}",
        "GET /SignServer/rest/api/certificates/{id}/content",
        "GET /SignServer/rest/api/requests",
        "GET /SignServer/rest/api/v2/certificates/{id}",
        "GET /SignServer/rest/api/v2/certificates/{id}/content",
        "GET /SignServer/rest/api/v2/requests",
        "GET /SignServer/rest/api/v2/requests/{id}",
        "POST /SignServer/rest/api/v2/certificates",
        "POST /SignServer/rest/api/v2/certificates/{id}/default",
        "POST /SignServer/rest/api/v2/certificates/{id}/pin/check"
    })
    void theSecondGenerationHasTheSameCalls() {
        server.on("GET /SignServer/rest/api/v2/certificates/13", wire())
                .on("GET /SignServer/rest/api/v2/certificates/13/content", 200, "\"<a/>\"")
                .on("POST /SignServer/rest/api/v2/certificates", wire())
                .on("POST /SignServer/rest/api/v2/certificates/13/pin/check", "{'IsValid':true}")
                .on("POST /SignServer/rest/api/v2/certificates/13/default", 200, "")
                .on("GET /SignServer/rest/api/v2/requests", "[]")
                .on("GET /SignServer/rest/api/v2/requests/7", "{'ID':7}")
                .on("DELETE /SignServer/rest/api/v2/requests/7", 200, "");
        DssKeyring keyring = session(endpoint.apiVersion(DssApiVersion.V2)).keyring();

        assertThat(keyring.certificate(13).id()).isEqualTo(13);
        assertThat(keyring.describe(13)).isEqualTo("<a/>");
        assertThat(keyring.install(ivanov.certificate().encoded()).id()).isEqualTo(13);
        assertThat(keyring.checkPin(certificate(), Secret.of("1")).valid()).isTrue();
        keyring.makeDefault(certificate());
        assertThat(keyring.requests()).isEmpty();
        assertThat(keyring.request(7).id()).isEqualTo(7);
        keyring.deleteRequest(7);
        assertThat(server.points()).hasSize(9).doesNotContain(CERTIFICATE, CONTENT, INSTALL, REQUESTS);
    }
}
